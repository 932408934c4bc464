package org.securitynudge.examples.benchmarks.contender;

import java.util.LinkedHashMap;
import java.util.Map;
import org.securitynudge.examples.benchmarks.contender.EachRule.Test;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;

/** The few rules as lambdas over an object with typed fields, written by hand: what an application would have without any library. */
final class PojoLambdas {
    private PojoLambdas() {}

    static Contender<Sharing> of(NeutralRules rules) {
        Map<String, Test<Sharing>> written = new LinkedHashMap<>();
        rules1To5(written);
        rules6To10(written);
        rules11To15(written);
        rules16To20(written);
        return EachRule.written(rules, Sharing::of, written);
    }

    private static void rules1To5(Map<String, Test<Sharing>> rules) {
        rules.put(
                "confidential-to-many-outside",
                share -> share.classification().equals("confidential")
                        && !share.domain().equals("corp.example")
                        && !share.domain().equals("subsidiary.example")
                        && share.count() > 40
                        && share.channel().equals("mail"));
        rules.put(
                "restricted-by-link",
                share -> share.classification().equals("restricted")
                        && share.channel().equals("link")
                        && share.count() >= 10
                        && !share.domain().equals("corp.example")
                        && !share.role().equals("administrator"));
        rules.put(
                "usb-from-unmanaged",
                share -> share.channel().equals("usb")
                        && !share.managed()
                        && (share.classification().equals("confidential")
                                || share.classification().equals("restricted")));
        rules.put(
                "finance-to-private-mail",
                share -> share.path().startsWith("/finance/")
                        && share.domain().equals("mail.example")
                        && !share.classification().equals("public"));
        rules.put(
                "staff-files-to-many",
                share -> share.path().startsWith("/hr/")
                        && share.count() > 25
                        && (share.classification().equals("confidential")
                                || share.classification().equals("restricted"))
                        && share.channel().equals("mail"));
    }

    private static void rules6To10(Map<String, Test<Sharing>> rules) {
        rules.put(
                "legal-to-partner",
                share -> share.path().startsWith("/legal/")
                        && share.domain().equals("partner.example")
                        && share.rows() > 2000);
        rules.put(
                "contractor-takes-much",
                share -> share.role().equals("contractor")
                        && share.rows() >= 9000
                        && !share.domain().equals("corp.example")
                        && share.managed());
        rules.put(
                "intern-with-restricted",
                share -> share.role().equals("intern")
                        && share.classification().equals("restricted")
                        && share.minutes() < 300);
        rules.put(
                "administrator-exports",
                share -> share.role().equals("administrator")
                        && share.rows() > 8000
                        && (share.channel().equals("usb") || share.channel().equals("link")));
        rules.put(
                "late-print",
                share -> share.minutes() > 500
                        && share.channel().equals("print")
                        && share.classification().equals("confidential"));
    }

    private static void rules11To15(Map<String, Test<Sharing>> rules) {
        rules.put(
                "chat-on-private-phone",
                share -> share.os().equals("android")
                        && share.channel().equals("chat")
                        && (share.classification().equals("confidential")
                                || share.classification().equals("restricted"))
                        && share.count() > 20
                        && !share.managed());
        rules.put(
                "research-abroad",
                share -> share.path().startsWith("/research/")
                        && (share.country().equals("br") || share.country().equals("jp"))
                        && !share.classification().equals("public")
                        && share.rows() >= 7000);
        rules.put(
                "manager-to-everybody",
                share -> share.role().equals("manager")
                        && share.count() >= 45
                        && share.domain().equals("corp.example")
                        && !share.classification().equals("public"));
        rules.put(
                "team-7-outside",
                share -> share.owner().equals("team-7")
                        && !share.domain().equals("corp.example")
                        && !share.classification().equals("public"));
        rules.put(
                "team-13-by-link",
                share -> share.owner().equals("team-13") && share.channel().equals("link") && share.count() > 5);
    }

    private static void rules16To20(Map<String, Test<Sharing>> rules) {
        rules.put(
                "bulk-to-partner",
                share -> share.domain().equals("partner.example")
                        && share.rows() > 9500
                        && !share.classification().equals("public"));
        rules.put(
                "sales-on-usb",
                share -> share.path().startsWith("/sales/") && share.channel().equals("usb") && share.rows() <= 9000);
        rules.put(
                "long-session-restricted",
                share -> share.minutes() >= 400
                        && share.classification().equals("restricted")
                        && share.rows() >= 2000
                        && share.rows() < 4000
                        && !share.country().equals("de")
                        && !share.country().equals("us"));
        rules.put(
                "contractor-mails-from-phone",
                share -> share.os().equals("ios")
                        && share.role().equals("contractor")
                        && share.channel().equals("mail")
                        && share.classification().equals("confidential"));
        rules.put(
                "designs-outside",
                share -> share.path().startsWith("/engineering/")
                        && !share.domain().equals("corp.example")
                        && !share.domain().equals("subsidiary.example")
                        && !share.domain().equals("partner.example")
                        && share.classification().equals("restricted")
                        && share.managed()
                        && share.count() < 30);
    }
}
