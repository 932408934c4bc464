package org.securitynudge.lint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words that English texts should do without: our own lists. */
final class EnglishWords {
    /** Words that accuse the reader. */
    static final Phrases BLAME = Phrases.of(list("""
            violat*
            you failed
            you have failed
            you've failed
            your failure
            your fault
            your mistake
            your error
            your negligence
            you forgot
            you should have
            you should know better
            you should not have
            you shouldn't have
            you neglected
            you ignored
            you broke
            you are to blame
            you're to blame
            you are responsible for this
            against the rules
            misconduct
            wrongdoing
            wrongdoer*
            offender
            culprit
            careless*
            negligen*
            irresponsib*
            reckless*
            guilty
            disobe*
            infring*
            non-complian*
            noncomplian*
            unauthorized user
            """));

    /** Words that threaten the reader. */
    static final Phrases FEAR = Phrases.of(list("""
            catastroph*
            disast*
            devastat*
            nightmare
            terrif*
            horrif*
            horribl*
            panic*
            scary
            dangerous*
            danger
            fatal*
            doom*
            ruin*
            destroy you*
            destroy us
            punish*
            penalt*
            prosecut*
            disciplin*
            sanction*
            dismissal
            be fired
            get fired
            lose your job
            cost you your job
            jail*
            prison*
            criminal charge
            legal action
            legal consequence
            serious consequence
            severe consequence
            grave consequence
            face consequence
            you will regret
            or else
            last warning
            final warning
            you are being watched
            you are being monitored
            we are watching
            will be reported to your manager
            """));

    /** Words of security people, by what to write instead. */
    private static final Map<String, String> INSTEAD = pairs("""
                    exfiltration = taking data out
                    exfiltrate = take data out
                    data loss prevention = keeping data inside
                    DLP = keeping data inside
                    PII = personal data
                    personally identifiable information = personal data
                    NPI = personal data
                    PHI = health data
                    data subject = the person
                    data controller = who decides about the data
                    threat actor = attacker
                    adversary = attacker
                    attack vector = way in
                    attack surface = ways in
                    lateral movement = getting further inside
                    privilege escalation = getting more rights
                    least privilege = only the rights that are needed
                    zero trust = checking every access
                    zero-day = a hole that nobody has closed yet
                    indicator of compromise = sign of an attack
                    IOC = sign of an attack
                    compromised = broken into
                    compromise = break into
                    endpoint = device
                    credential = password or key
                    MFA = second step at log-in
                    2FA = second step at log-in
                    multi-factor authentication = second step at log-in
                    two-factor authentication = second step at log-in
                    authentication = log-in
                    authenticate = log in
                    obfuscate = hide
                    obfuscated = hidden
                    sanitize = clean
                    sanitise = clean
                    remediate = repair
                    remediation = repair
                    mitigate = make less likely
                    mitigation = what makes it less likely
                    vulnerability = hole
                    vulnerabilities = holes
                    CVE = known hole
                    SIEM = security log
                    CASB = cloud check
                    EDR = virus protection
                    XDR = virus protection
                    SOC = security team
                    CISO = head of security
                    infosec = security
                    cryptographic = secret
                    non-repudiation = proof of who did it
                    plaintext = readable text
                    cleartext = readable text
                    ciphertext = encrypted text
                    TLS = encrypted connection
                    PKI = certificates
                    whitelist = list of what is allowed
                    blacklist = list of what is not allowed
                    stakeholder = the people concerned
                    utilize = use
                    utilise = use
                    leverage = use
                    pursuant to = by
                    in accordance with = by
                    notwithstanding = despite
                    heretofore = until now
                    """);

    static final Phrases JARGON = Phrases.of(INSTEAD.keySet());

    private EnglishWords() {}

    private static List<String> list(String lines) {
        return lines.lines().map(String::strip).toList();
    }

    private static Map<String, String> pairs(String lines) {
        return lines.lines()
                .map(line -> line.strip().split(" = ", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0].toLowerCase(Locale.ROOT), pair -> pair[1]));
    }

    /** Returns what to write instead of jargon, in the singular or plural. */
    static String instead(String jargon) {
        String word = jargon.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        String plain = INSTEAD.get(word);
        return plain == null ? INSTEAD.getOrDefault(word.substring(0, word.length() - 1), "") : plain;
    }
}
