package org.securitynudge.examples.share.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What all pages have in common: who is signed in, and how they refuse what somebody typed. */
@ControllerAdvice
final class Pages {

    @ModelAttribute("person")
    @Nullable
    String person(HttpServletRequest request) {
        return request.getRemoteUser();
    }

    @ExceptionHandler
    Object refuse(InvalidInputException refused, HttpServletRequest request) {
        Map<String, String> words = Map.of("message", String.valueOf(refused.getMessage()));
        return Attempt.wantsJson(request)
                ? ResponseEntity.unprocessableContent().body(words)
                : new ModelAndView("refused", words, HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
