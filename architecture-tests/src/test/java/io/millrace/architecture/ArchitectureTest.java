package io.millrace.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "io.millrace", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SERVICES =
            "io.millrace.(gateway|enrichment|windowing|fraud|recommendation|warehouse|console)..";

    @ArchTest
    static final ArchRule SERVICES_MEET_ONLY_IN_TOPICS =
            slices().matching(SERVICES).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule NOBODY_BUT_THE_QUICKSTART_KNOWS_THE_SERVICES = noClasses()
            .that()
            .resideInAnyPackage("io.millrace.event..", "io.millrace.streams..", "io.millrace.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.millrace.gateway..",
                    "io.millrace.enrichment..",
                    "io.millrace.windowing..",
                    "io.millrace.fraud..",
                    "io.millrace.recommendation..",
                    "io.millrace.warehouse..",
                    "io.millrace.console..",
                    "io.millrace.quickstart..");

    @ArchTest
    static final ArchRule THE_CONTRACT_KNOWS_ONLY_AVRO = classes()
            .that()
            .resideInAPackage("io.millrace.event..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.millrace.event..", "org.apache.avro..", "org.jspecify..", "java..");

    @ArchTest
    static final ArchRule RULES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rule")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework..", "io.micrometer..");

    @ArchTest
    static final ArchRule TOPOLOGIES_KNOW_NO_SPRING = noClasses()
            .that()
            .haveSimpleNameEndingWith("Topology")
            .or()
            .haveSimpleNameEndingWith("Processor")
            .or()
            .haveSimpleNameEndingWith("Stage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..");

    @ArchTest
    static final ArchRule PROCESSORS_ARE_HIDDEN =
            classes().that().haveSimpleNameEndingWith("Processor").should().bePackagePrivate();

    @ArchTest
    static final ArchRule TIME_COMES_FROM_RECORDS_OR_A_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule CLOCKS_ARE_MADE_WHERE_A_PROCESS_BEGINS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.millrace.streams.boot.SuiteAutoConfiguration")
            .and()
            .doNotHaveFullyQualifiedName("io.millrace.quickstart.Main")
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule ONLY_THE_TERMINAL_WRITES_TO_STANDARD_OUTPUT = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.millrace.quickstart.Terminal")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule NO_FEATURE_CYCLES = slices().matching("io.millrace.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("io.millrace.event.."), alwaysTrue());

    @ArchTest
    static final ArchRule NO_MUTABLE_STATICS = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.millrace.event..")
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
}
