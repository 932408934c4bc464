package org.securitynudge.examples.cli.terminal;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a passphrase comes from that no file has: the environment, or the person at the terminal. */
public interface Passphrases {
    /** The variable of the environment that holds one. */
    String VARIABLE = "NUDGE_PASSPHRASE";

    /** Returns the one in the environment. The caller wipes it. */
    Optional<char[]> told();

    /** Asks for one, which is not shown while it is typed; empty if nobody is there or nothing was typed. The caller wipes it. */
    Optional<char[]> ask(String question);

    /** Returns the one of a passphrase that nobody knows. */
    static Passphrases none() {
        return of(Map.of(), null);
    }

    /** Returns those of a process. */
    static Passphrases of(Map<String, String> environment, @Nullable Console console) {
        return new Passphrases() {
            @Override
            public Optional<char[]> told() {
                return Optional.ofNullable(environment.get(VARIABLE))
                        .filter(words -> !words.isEmpty())
                        .map(String::toCharArray);
            }

            @Override
            public Optional<char[]> ask(String question) {
                return console == null
                        ? Optional.empty()
                        : Optional.ofNullable(console.readPassword("%s: ", question))
                                .filter(typed -> typed.length > 0);
            }
        };
    }
}
