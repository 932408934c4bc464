package org.securitynudge.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;

/**
 * What a page knows beside the prompt.
 *
 * @param stylesheet the path of the style sheet
 * @param texts the guard's own words
 * @param fields the fields of the form that was posted, to be posted again with the answer; without those of the answer
 * @param answers where the answer alone is posted to, if the form cannot be posted again; its fields are not repeated then
 * @param given what the person answered before, to be kept in the fields
 * @param refused what about it does not fit
 * @param status a line to say first
 */
record PageContext(
        String stylesheet,
        Texts texts,
        Map<String, List<String>> fields,
        Optional<String> answers,
        Optional<Answer> given,
        Optional<AnswerRefusedException.Reason> refused,
        Optional<Word> status) {

    /** The fields of an answer begin with it. */
    static final String OURS = "nudge-";

    PageContext {
        fields = fields.entrySet().stream()
                .filter(field -> !field.getKey().startsWith(OURS))
                .collect(LinkedHashMap::new, (map, field) -> map.put(field.getKey(), field.getValue()), Map::putAll);
    }

    static PageContext of(String stylesheet, Texts texts) {
        return new PageContext(
                stylesheet, texts, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns a context for an application that is mounted somewhere. */
    PageContext in(String contextPath) {
        return new PageContext(contextPath + stylesheet, texts, fields, answers, given, refused, status);
    }

    /** Returns a context in which the form is posted again to the address it came to. */
    PageContext repeating(Map<String, List<String>> posted) {
        return new PageContext(stylesheet, texts, posted, Optional.empty(), given, refused, status);
    }

    /** Returns a context in which only the answer is posted, to an address of its own. */
    PageContext answeringAt(String path) {
        return new PageContext(stylesheet, texts, Map.of(), Optional.of(path), given, refused, status);
    }

    PageContext given(Answer answer) {
        return new PageContext(stylesheet, texts, fields, answers, Optional.of(answer), refused, status);
    }

    PageContext refused(AnswerRefusedException.Reason reason) {
        return new PageContext(stylesheet, texts, fields, answers, given, Optional.of(reason), status);
    }

    PageContext saying(Word line) {
        return new PageContext(stylesheet, texts, fields, answers, given, refused, Optional.of(line));
    }
}
