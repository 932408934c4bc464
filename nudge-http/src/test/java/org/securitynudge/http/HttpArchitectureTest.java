package org.securitynudge.http;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What the compiled classes of this module must keep to; names and lengths are looked at in nudge-core. */
@AnalyzeClasses(
        packages = {"org.securitynudge.http", "org.securitynudge.web"},
        importOptions = ImportOption.DoNotIncludeTests.class)
final class HttpArchitectureTest {

    private static final Set<String> LIBRARIES = Set.of("com.fasterxml.jackson", "okhttp3", "okio", "kotlin");

    /** The client alone may be passed in, because proxy, TLS and authentication are its business. */
    private static final DescribedPredicate<JavaClass> KEPT_INSIDE =
            DescribedPredicate.describe("a type of a library", HttpArchitectureTest::isKeptInside);

    @ArchTest
    static final ArchRule librariesStayOutOfTheApi = noCodeUnits()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("org.securitynudge.http.json") // which is not exported
            .should()
            .haveRawReturnType(KEPT_INSIDE)
            .orShould()
            .haveRawParameterTypes(anyElementThat(KEPT_INSIDE));

    @ArchTest
    static final ArchRule concreteClassesAreFinal = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses().should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule loggingGoesThroughSlf4j =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    /** Floor 2 is web.servlet, floor 1 are http and web, which know nothing of each other, floor 0 is the writing of JSON. */
    @ArchTest
    static final ArchRule packagesUseOnlyFloorsBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("json")
            .definedBy("org.securitynudge.http.json")
            .layer("http")
            .definedBy("org.securitynudge.http")
            .layer("web")
            .definedBy("org.securitynudge.web")
            .layer("servlet")
            .definedBy("org.securitynudge.web.servlet")
            .whereLayer("json")
            .mayNotAccessAnyLayer()
            .whereLayer("http")
            .mayOnlyAccessLayers("json")
            .whereLayer("web")
            .mayOnlyAccessLayers("json")
            .whereLayer("servlet")
            .mayOnlyAccessLayers("web");

    @ArchTest
    static final ArchRule onlyItsOwnPackageNeedsTheServletApi = noClasses()
            .that()
            .resideOutsideOfPackage("org.securitynudge.web.servlet")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    private static boolean isKeptInside(JavaClass type) {
        boolean library =
                LIBRARIES.stream().anyMatch(name -> type.getPackageName().startsWith(name));
        return library && !type.getName().equals("okhttp3.OkHttpClient");
    }
}
