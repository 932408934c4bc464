package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DirectionTest {

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource({
        "en, ltr",
        "de, ltr",
        "de-CH, ltr",
        "ja, ltr",
        "und, ltr",
        "az, ltr",
        "pa, ltr",
        "ku, ltr",
        "ar, rtl",
        "ar-EG, rtl",
        "he, rtl",
        "iw, rtl",
        "he-IL, rtl",
        "fa, rtl",
        "ur, rtl",
        "yi, rtl",
        "ji, rtl",
        "ps, rtl",
        "sd, rtl",
        "ug, rtl",
        "dv, rtl",
        "ckb, rtl",
        "az-Arab, rtl",
        "pa-Arab-PK, rtl",
        "ff-Adlm, rtl",
        "rhg-Rohg, rtl",
        "nqo-Nkoo, rtl",
        "syr-Syrc, rtl",
        "dv-Thaa, rtl",
        "lad-Hebr, rtl",
        "ar-Latn, ltr",
        "ur-Latn-PK, ltr",
        "yi-Latn, ltr",
        "sd-Deva, ltr",
        "ug-Cyrl, ltr"
    })
    void scriptDecidesAndThenTheLanguage(String tag, String direction) {
        Locale language = Locale.forLanguageTag(tag);

        assertThat(Direction.of(language).word()).isEqualTo(direction);
    }
}
