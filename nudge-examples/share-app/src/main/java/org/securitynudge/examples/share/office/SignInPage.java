package org.securitynudge.examples.share.office;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. Spring Security takes what its form posts. */
@Controller
final class SignInPage {
    @GetMapping("/")
    String home() {
        return "redirect:/documents";
    }

    @GetMapping("/sign-in")
    String show() {
        return "sign-in";
    }
}
