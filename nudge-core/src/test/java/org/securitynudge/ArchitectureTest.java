package org.securitynudge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the compiled classes must keep to. What only their text shows is in {@link SourceTest}. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    static final String ROOT = "org.securitynudge";

    /** A package may use only packages on floors below its own, so those on one floor do not see each other. */
    static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry(ROOT + ".testing", 7),
            Map.entry(ROOT, 6),
            Map.entry(ROOT + ".authoring", 6),
            Map.entry(ROOT + ".operating", 6),
            Map.entry(ROOT + ".publishing", 6),
            Map.entry(ROOT + ".decide", 5),
            Map.entry(ROOT + ".deliver", 5),
            Map.entry(ROOT + ".refresh", 5),
            Map.entry(ROOT + ".lint", 5),
            Map.entry(ROOT + ".rule", 4),
            Map.entry(ROOT + ".trust", 4),
            Map.entry(ROOT + ".record", 4),
            Map.entry(ROOT + ".database", 4),
            Map.entry(ROOT + ".match", 3),
            Map.entry(ROOT + ".journal", 3),
            Map.entry(ROOT + ".json", 2),
            Map.entry(ROOT + ".model", 1),
            Map.entry(ROOT + ".fact", 0));

    static final Pattern FILLER_NAME =
            Pattern.compile("Abstract.*|Base[A-Z].*|.*(Utils?|Helpers?|Manager|Impl|Base|Data|Info|Interface)");

    private static final Set<String> NEVER_IN_THE_API =
            Set.of("com.fasterxml.jackson", "com.github.benmanes", "okhttp3", "okio", "kotlin");

    @ArchTest
    static final ArchRule packagesUseOnlyLowerFloors = classes().should(useOnlyLowerFloors());

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = classes().should(notHaveAFillerName());

    @ArchTest
    static final ArchRule concreteClassesAreFinal = classes()
            .that(describe("are concrete classes that others can see", ArchitectureTest::isVisibleConcreteClass))
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses().should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule loggingGoesThroughSlf4j =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule librariesStayOutOfTheApi = classes()
            .that(describe("are exported", type -> isVisible(type) && exported().contains(type.getPackageName())))
            .should(keepLibrariesOutOfTheirSignatures());

    private static ArchCondition<JavaClass> useOnlyLowerFloors() {
        return new ArchCondition<>("use only packages on lower floors") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Integer floor = FLOORS.get(type.getPackageName());
                if (floor == null) {
                    events.add(violated(type, "Package " + type.getPackageName() + " has no floor"));
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !isBelow(floor, type, dependency))
                        .forEach(dependency -> events.add(violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean isBelow(int floor, JavaClass type, Dependency dependency) {
        String used = dependency.getTargetClass().getBaseComponentType().getPackageName();
        boolean foreign = !used.equals(ROOT) && !used.startsWith(ROOT + ".");
        return foreign || used.equals(type.getPackageName()) || FLOORS.getOrDefault(used, Integer.MAX_VALUE) < floor;
    }

    private static ArchCondition<JavaClass> notHaveAFillerName() {
        return new ArchCondition<>("not have a filler name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (FILLER_NAME.matcher(type.getSimpleName()).matches()) {
                    events.add(violated(type, type.getName() + " has a name that says nothing"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> keepLibrariesOutOfTheirSignatures() {
        return new ArchCondition<>("keep other libraries out of their signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream())
                        .filter(ArchitectureTest::isFromALibrary)
                        .forEach(used -> events.add(violated(type, type.getName() + " is a " + used.getName())));
                type.getMembers().stream()
                        .filter(ArchitectureTest::isVisible)
                        .forEach(member -> typesIn(member)
                                .filter(ArchitectureTest::isFromALibrary)
                                .forEach(used ->
                                        events.add(violated(type, member.getFullName() + " shows " + used.getName()))));
            }
        };
    }

    private static Stream<JavaClass> typesIn(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getType().getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit code = (JavaCodeUnit) member;
        Stream<JavaClass> thrown = code.getExceptionTypes().stream();
        Stream<JavaClass> result = code.getReturnType().getAllInvolvedRawTypes().stream();
        Stream<JavaClass> taken =
                code.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream());
        return Stream.of(thrown, result, taken).flatMap(types -> types).distinct();
    }

    private static boolean isFromALibrary(JavaClass type) {
        return NEVER_IN_THE_API.stream()
                .anyMatch(library -> type.getPackageName().startsWith(library));
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isVisible(JavaClass type) {
        boolean itself = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        return itself
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isVisibleConcreteClass(JavaClass type) {
        return !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && !type.getEnclosingClass().map(JavaClass::isEnum).orElse(false)
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && !type.getModifiers().contains(JavaModifier.PRIVATE)
                && !type.getSimpleName().equals("package-info")
                && !type.getSimpleName().equals("module-info");
    }

    /** Read from the compiled module, so that this list and the module cannot differ. */
    private static Set<String> exported() {
        Path compiled = Path.of("target", "classes", "module-info.class");
        try (InputStream in = Files.newInputStream(compiled)) {
            return ModuleDescriptor.read(in).exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaClass> describe(String text, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(text, test);
    }

    private static ConditionEvent violated(JavaClass type, String message) {
        return SimpleConditionEvent.violated(type, message);
    }
}
