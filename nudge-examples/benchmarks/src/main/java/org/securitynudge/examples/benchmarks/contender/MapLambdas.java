package org.securitynudge.examples.benchmarks.contender;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.securitynudge.examples.benchmarks.contender.EachRule.Test;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;

/** The few rules as lambdas over the map of maps that the facts come in, written by hand. */
final class MapLambdas {
    private MapLambdas() {}

    static Contender<Map<String, Object>> of(NeutralRules rules) {
        Map<String, Test<Map<String, Object>>> written = new LinkedHashMap<>();
        rules1To5(written);
        rules6To10(written);
        rules11To15(written);
        rules16To20(written);
        return EachRule.written(rules, Facts::nested, written);
    }

    private static void rules1To5(Map<String, Test<Map<String, Object>>> rules) {
        rules.put(
                "confidential-to-many-outside",
                facts -> text(facts, "document", "classification").equals("confidential")
                        && !isOneOf(text(facts, "recipient", "domain"), "corp.example", "subsidiary.example")
                        && number(facts, "recipient", "count") > 40
                        && text(facts, "action", "channel").equals("mail"));
        rules.put(
                "restricted-by-link",
                facts -> text(facts, "document", "classification").equals("restricted")
                        && text(facts, "action", "channel").equals("link")
                        && number(facts, "recipient", "count") >= 10
                        && !text(facts, "recipient", "domain").equals("corp.example")
                        && !text(facts, "user", "role").equals("administrator"));
        rules.put(
                "usb-from-unmanaged",
                facts -> text(facts, "action", "channel").equals("usb")
                        && !flag(facts, "device", "managed")
                        && isOneOf(text(facts, "document", "classification"), "confidential", "restricted"));
        rules.put(
                "finance-to-private-mail",
                facts -> text(facts, "document", "path").startsWith("/finance/")
                        && text(facts, "recipient", "domain").equals("mail.example")
                        && !text(facts, "document", "classification").equals("public"));
        rules.put(
                "staff-files-to-many",
                facts -> text(facts, "document", "path").startsWith("/hr/")
                        && number(facts, "recipient", "count") > 25
                        && isOneOf(text(facts, "document", "classification"), "confidential", "restricted")
                        && text(facts, "action", "channel").equals("mail"));
    }

    private static void rules6To10(Map<String, Test<Map<String, Object>>> rules) {
        rules.put(
                "legal-to-partner",
                facts -> text(facts, "document", "path").startsWith("/legal/")
                        && text(facts, "recipient", "domain").equals("partner.example")
                        && number(facts, "document", "rows") > 2000);
        rules.put(
                "contractor-takes-much",
                facts -> text(facts, "user", "role").equals("contractor")
                        && number(facts, "document", "rows") >= 9000
                        && !text(facts, "recipient", "domain").equals("corp.example")
                        && flag(facts, "device", "managed"));
        rules.put(
                "intern-with-restricted",
                facts -> text(facts, "user", "role").equals("intern")
                        && text(facts, "document", "classification").equals("restricted")
                        && number(facts, "session", "minutes") < 300);
        rules.put(
                "administrator-exports",
                facts -> text(facts, "user", "role").equals("administrator")
                        && number(facts, "document", "rows") > 8000
                        && isOneOf(text(facts, "action", "channel"), "usb", "link"));
        rules.put(
                "late-print",
                facts -> number(facts, "session", "minutes") > 500
                        && text(facts, "action", "channel").equals("print")
                        && text(facts, "document", "classification").equals("confidential"));
    }

    private static void rules11To15(Map<String, Test<Map<String, Object>>> rules) {
        rules.put(
                "chat-on-private-phone",
                facts -> text(facts, "device", "os").equals("android")
                        && text(facts, "action", "channel").equals("chat")
                        && isOneOf(text(facts, "document", "classification"), "confidential", "restricted")
                        && number(facts, "recipient", "count") > 20
                        && !flag(facts, "device", "managed"));
        rules.put(
                "research-abroad",
                facts -> text(facts, "document", "path").startsWith("/research/")
                        && isOneOf(text(facts, "user", "country"), "br", "jp")
                        && !text(facts, "document", "classification").equals("public")
                        && number(facts, "document", "rows") >= 7000);
        rules.put(
                "manager-to-everybody",
                facts -> text(facts, "user", "role").equals("manager")
                        && number(facts, "recipient", "count") >= 45
                        && text(facts, "recipient", "domain").equals("corp.example")
                        && !text(facts, "document", "classification").equals("public"));
        rules.put(
                "team-7-outside",
                facts -> text(facts, "document", "owner").equals("team-7")
                        && !text(facts, "recipient", "domain").equals("corp.example")
                        && !text(facts, "document", "classification").equals("public"));
        rules.put(
                "team-13-by-link",
                facts -> text(facts, "document", "owner").equals("team-13")
                        && text(facts, "action", "channel").equals("link")
                        && number(facts, "recipient", "count") > 5);
    }

    private static void rules16To20(Map<String, Test<Map<String, Object>>> rules) {
        rules.put(
                "bulk-to-partner",
                facts -> text(facts, "recipient", "domain").equals("partner.example")
                        && number(facts, "document", "rows") > 9500
                        && !text(facts, "document", "classification").equals("public"));
        rules.put(
                "sales-on-usb",
                facts -> text(facts, "document", "path").startsWith("/sales/")
                        && text(facts, "action", "channel").equals("usb")
                        && number(facts, "document", "rows") <= 9000);
        rules.put(
                "long-session-restricted",
                facts -> number(facts, "session", "minutes") >= 400
                        && text(facts, "document", "classification").equals("restricted")
                        && number(facts, "document", "rows") >= 2000
                        && number(facts, "document", "rows") < 4000
                        && !isOneOf(text(facts, "user", "country"), "de", "us"));
        rules.put(
                "contractor-mails-from-phone",
                facts -> text(facts, "device", "os").equals("ios")
                        && text(facts, "user", "role").equals("contractor")
                        && text(facts, "action", "channel").equals("mail")
                        && text(facts, "document", "classification").equals("confidential"));
        rules.put(
                "designs-outside",
                facts -> text(facts, "document", "path").startsWith("/engineering/")
                        && !isOneOf(
                                text(facts, "recipient", "domain"),
                                "corp.example",
                                "subsidiary.example",
                                "partner.example")
                        && text(facts, "document", "classification").equals("restricted")
                        && flag(facts, "device", "managed")
                        && number(facts, "recipient", "count") < 30);
    }

    private static boolean isOneOf(String text, String first, String second) {
        return text.equals(first) || text.equals(second);
    }

    private static boolean isOneOf(String text, String first, String second, String third) {
        return isOneOf(text, first, second) || text.equals(third);
    }

    private static String text(Map<String, Object> facts, String area, String name) {
        return (String) fact(facts, area, name);
    }

    private static long number(Map<String, Object> facts, String area, String name) {
        return (Long) fact(facts, area, name);
    }

    private static boolean flag(Map<String, Object> facts, String area, String name) {
        return (Boolean) fact(facts, area, name);
    }

    private static Object fact(Map<String, Object> facts, String area, String name) {
        Map<?, ?> members = (Map<?, ?>) requireNonNull(facts.get(area), area);
        return requireNonNull(members.get(name), name);
    }
}
