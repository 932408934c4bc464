package org.securitynudge.examples.share.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Situation;
import org.securitynudge.web.servlet.ServletGuard;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The export of customers, with or without what one can reach them by. */
@Controller
final class ExportPages {
    private static final int CUSTOMERS = 1_200;
    private static final List<String> COLUMNS = List.of("id", "name", "email", "phone");
    private static final List<String> WITHOUT_CONTACT = List.of("id");

    private final ServletGuard guard;
    private final Attempt attempt;

    ExportPages(ServletGuard guard, Attempt attempt) {
        this.guard = guard;
        this.attempt = attempt;
    }

    /**
     * What is chosen in the form.
     *
     * @param columns which columns; those that do not exist are left out
     * @param destination where the file goes: {@code laptop} or {@code dwh}, the warehouse
     */
    record Export(List<String> columns, String destination) {
        Export {
            columns = columns == null
                    ? List.of()
                    : COLUMNS.stream().filter(columns::contains).toList();
        }
    }

    @GetMapping("/exports")
    String form(Model model) {
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("customers", CUSTOMERS);
        return "exports";
    }

    @PostMapping("/exports")
    @Nullable
    Object export(Export export, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (export.columns().isEmpty()) {
            throw new InvalidInputException("Choose at least one column.");
        } else if (!guard.admits(request, response, situation("customer.export", export, request))) {
            return null;
        }
        return exported(export, request);
    }

    @PostMapping("/exports/anonymous")
    @Nullable
    Object exportAnonymous(Export asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Export export = new Export(WITHOUT_CONTACT, asked.destination());
        if (!guard.admits(request, response, situation("customer.export.anonymous", export, request))) {
            return null;
        }
        return exported(export, request);
    }

    private static Situation situation(String trigger, Export export, HttpServletRequest request) {
        return Attempt.at(trigger, request)
                .fact("export.rowCount", CUSTOMERS)
                .fact("export.columns", export.columns())
                .fact("export.destination", export.destination())
                .fact("export.reportId", "customers")
                .build();
    }

    private Object exported(Export export, HttpServletRequest request) {
        String done = CUSTOMERS + " customers were exported with: " + String.join(", ", export.columns()) + ".";
        return attempt.completed(request, done, "/exports");
    }
}
