package org.securitynudge.fact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.securitynudge.fact.FactName.Names;

final class FactNameTest {
    private final Names names = new Names(4);

    @Test
    void equalNamesAreOneObject() {
        FactName name = requireNonNull(names.of("document.label"));

        assertThat(names.of(new String("document.label"))).isSameAs(name);
        assertThat(names.of("document"))
                .isSameAs(name.outer())
                .isSameAs(names.root().inner("document"));
        assertThat(name.segments()).containsExactly("document", "label");
        assertThat(name.segments().get(1))
                .as("the very string that a literal is")
                .isSameAs("label");
        assertThat(name).hasToString("document.label");
        assertThat(requireNonNull(name.outer()).outer()).isSameAs(names.root());
        assertThat(names.root().outer()).isNull();
    }

    @Test
    void laterNamesHaveGreaterNumbersAndThoseOutsideSmallerOnes() {
        FactName first = requireNonNull(names.of("a.b"));
        FactName second = requireNonNull(names.of("c"));

        assertThat(requireNonNull(first.outer()).number()).isEqualTo(1);
        assertThat(first.number()).isEqualTo(2);
        assertThat(second.number()).isEqualTo(3).isEqualTo(names.count());
        assertThat(names.of("a")).isSameAs(first.outer());
        assertThat(names.count()).as("nothing new").isEqualTo(3);
    }

    @Test
    void emptyPartsAreParts() {
        assertThat(requireNonNull(names.of("a..b")).segments()).containsExactly("a", "", "b");
    }

    @Test
    void lookingForANameMakesNone() {
        assertThat(names.root().inner("a")).isNull();
        assertThat(names.root().hasInner()).isFalse();
        assertThat(names.count()).isZero();
    }

    @Test
    void thereAreNoMoreNamesThanALimit() {
        FactName first = requireNonNull(names.of("a.b.c"));

        assertThat(names.of("d")).isNotNull();
        assertThat(names.of("e")).isNull();
        assertThat(names.of("a.b.x")).isNull();
        assertThat(names.of("a.b.c")).as("what is there stays").isSameAs(first);
        assertThat(names.count()).isEqualTo(4);
    }
}
