package studio.booking;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jooq.PlainSQL;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.PackageInfo;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Query;
import studio.booking.shared.UseCase;
import studio.booking.shared.rest.Allow;

/** The rules by which the code is cut. {@link LayersTest} holds it to them. */
final class Layers {
  private Layers() {}

  /** A module's base package, its rules and its use cases; what declares it is Spring's. */
  private static final DescribedPredicate<JavaClass> THE_CORE =
      describe(
          "the core",
          type ->
              !type.isAnnotatedWith(PackageInfo.class)
                  && (type.getPackageName().matches("studio\\.booking\\.(?!wiring|demo)\\w+")
                      || resideInAnyPackage("..domain..", "..application..").test(type)));

  static final ArchRule THE_CORE_KNOWS_ONLY_JAVA_AND_ITSELF =
      noClasses()
          .that(are(THE_CORE))
          .should()
          .dependOnClassesThat(
              describe(
                  "are of a library or an adapter",
                  type ->
                      !resideInAnyPackage("java..", "org.jspecify..", "org.jmolecules.event..")
                              .test(type.getBaseComponentType())
                          && !type.getBaseComponentType().isPrimitive()
                          && !THE_CORE.test(type.getBaseComponentType())))
          .because("it must run in a test without a framework, and outlive this one");

  static final ArchRule RULES_DO_NOT_KNOW_THEIR_USE_CASES =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..application..")
          .because("use cases are made of rules, and not the other way round");

  static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .that()
          .resideInAPackage("..rest..")
          .and(are(ours()))
          .should()
          .dependOnClassesThat(resideInAPackage("..jooq..").or(resideInAPackage("..listeners..")))
          .because("each of them can be replaced without the others");

  static final ArchRule NO_ADAPTER_OF_THE_DATABASE_KNOWS_ANOTHER =
      noClasses()
          .that()
          .resideInAPackage("..jooq..")
          .and(are(ours()))
          .should()
          .dependOnClassesThat(
              resideInAPackage("..listeners..").or(resideInAPackage("..rest..").and(ours())))
          .because("each of them can be replaced without the others");

  static final ArchRule NOBODY_KNOWS_WHAT_PUTS_THE_PROGRAM_TOGETHER =
      noClasses()
          .that()
          .resideOutsideOfPackages("studio.booking.wiring..", "studio.booking.demo..")
          // The program itself begins there.
          .and()
          .doNotBelongToAnyOf(BookingApplication.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("studio.booking.wiring..", "studio.booking.demo..");

  static final ArchRule USE_CASES_CAN_BE_WRAPPED =
      classes()
          .that(are(wrapped()))
          .should()
          .notHaveModifier(JavaModifier.FINAL)
          .andShould()
          .resideInAPackage("..application..")
          .because("the unit of work is a subclass around them");

  static final ArchRule USE_CASES_ARE_TOLD_WHO_CALLS =
      methods()
          .that()
          .areDeclaredInClassesThat(are(wrapped()))
          .and()
          .arePublic()
          .should(
              new ArchCondition<>("take the Caller first") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  var parameters = method.getRawParameterTypes();
                  boolean told =
                      !parameters.isEmpty() && parameters.getFirst().isEquivalentTo(Caller.class);
                  events.add(new SimpleConditionEvent(method, told, method.getFullName()));
                }
              })
          .because("it says the tenant and the role of the database that the work is done under");

  static final ArchRule PARTS_OF_USE_CASES_STAY_AMONG_THEM =
      classes()
          .that()
          .areAnnotatedWith(Collaborator.class)
          .should()
          .bePackagePrivate()
          .andShould()
          .resideInAPackage("..application..")
          .because("they have no unit of work of their own");

  static final ArchRule STATEMENTS_GO_THROUGH_UNITS_OF_WORK =
      noClasses()
          .that()
          .resideOutsideOfPackages("studio.booking.shared.jooq..", "studio.booking.wiring..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.jooq\\.(DSLContext|Configuration)|java\\.sql\\..*|javax\\.sql\\..*"
                  + "|org\\.springframework\\.jdbc\\..*|org\\.springframework\\.transaction\\.(?!annotation\\.Propagation).*")
          .because("the tenant and the role are set there, and trips are saved there");

  static final ArchRule NO_STATEMENT_RUNS_ITSELF =
      noClasses()
          .that()
          .resideOutsideOfPackage("studio.booking.shared.jooq..")
          .should()
          .callMethodWhere(
              describe(
                  "a statement of jOOQ is fetched or executed",
                  (JavaCall<?> call) ->
                      call.getTargetOwner().isAssignableTo(org.jooq.Query.class)
                          && call.getName().matches("(fetch|execute|stream|iterator|collect).*")))
          .because("units of work send statements");

  /** Where the DSL has no word for it: constants with binds, never built from what comes in. */
  private static final String PLAIN_SQL_IS_KNOWN_IN =
      "studio\\.booking\\.("
          + "shared\\.jooq\\.(JooqUnitOfWork|KeyDatabase|Lobby|Rows|JooqIdempotencyKeys|JooqRateLimits)"
          + "|operations\\.jooq\\.(JooqJobRuns|JooqClockHands)|consent\\.jooq\\.AnswerLocks"
          + "|directory\\.jooq\\.(AssignmentRows|JooqPeople|JooqPersons)"
          + "|scheduling\\.jooq\\.JooqSessions"
          // Generated, and called by nobody.
          + "|\\w+\\.jooq\\.db\\..*"
          + ")(\\$.*)?";

  static final ArchRule SQL_IS_NOT_BUILT_FROM_TEXT =
      noClasses()
          .that()
          .haveNameNotMatching(PLAIN_SQL_IS_KNOWN_IN)
          .should()
          .callMethodWhere(
              describe(
                  "the target takes plain SQL",
                  (JavaCall<?> call) ->
                      call.getTargetOwner().getPackageName().startsWith("org.jooq")
                          && call.getTarget().resolveMember().stream()
                              .anyMatch(member -> member.isAnnotatedWith(PlainSQL.class))))
          .because("text from outside must never become part of a statement");

  /** But for {@code shared}'s, which no module's rules are about: operations tidies them up. */
  static final ArchRule EACH_TABLE_IS_ONE_MODULES =
      classes()
          .should(
              new ArchCondition<>("know no module's tables but their own") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  for (var known : type.getDirectDependenciesFromSelf()) {
                    var tables = known.getTargetClass().getPackageName();
                    if (!tables.matches("studio\\.booking\\.(?!shared)\\w+\\.jooq\\.db.*"))
                      continue;
                    var adapter = tables.substring(0, tables.indexOf(".db"));
                    boolean own = (type.getPackageName() + ".").startsWith(adapter + ".");
                    events.add(new SimpleConditionEvent(type, own, known.getDescription()));
                  }
                }
              })
          .because("what two write, neither can answer for");

  static final ArchRule THE_TIME_IS_ASKED_OF_A_CLOCK =
      noClasses()
          .that(are(THE_CORE))
          .and()
          // By when it was made, and by nothing else.
          .doNotHaveFullyQualifiedName("studio.booking.shared.Ids")
          .should()
          .accessTargetWhere(
              describe(
                  "the wall clock is looked at",
                  (JavaAccess<?> access) -> isWallClock(access.getTargetOwner().getName(), access)))
          .because("time is given from outside, so that tests can set it");

  static final ArchRule CONTROLLERS_ARE_NOBODY_ELSES_BUSINESS =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .should()
          .bePackagePrivate()
          .because("only requests reach them");

  static final ArchRule EVERY_ROUTE_SAYS_WHO_MAY_CALL =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .and()
          // Where the container sends what it refuses itself: not called by anybody.
          .areDeclaredInClassesThat()
          .doNotImplement("org.springframework.boot.webmvc.error.ErrorController")
          .should()
          .beAnnotatedWith(Allow.class)
          .orShould()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(Allow.class)
          .because("a route without it is open to nobody, which only shows when somebody calls");

  static final ArchRule NOTHING_IS_NULL_UNLESS_IT_SAYS_SO =
      classes()
          .that()
          .resideOutsideOfPackage("..jooq.db..")
          .should(
              new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(new SimpleConditionEvent(type, marked, type.getFullName()));
                }
              })
          .because("NullAway looks at such packages only");

  private static boolean isWallClock(String owner, JavaAccess<?> access) {
    var name = access.getName();
    if (owner.equals("java.lang.System")) return name.equals("currentTimeMillis");
    if (owner.equals("java.time.InstantSource")) return name.equals("system");
    if (owner.equals("java.util.Date")) return name.equals("<init>");
    if (owner.equals("java.time.Clock"))
      return name.startsWith("system") || name.startsWith("tick");
    return owner.startsWith("java.time.")
        && name.equals("now")
        && !(access instanceof JavaCall<?> call
            && call.getTarget().getRawParameterTypes().stream()
                .anyMatch(type -> type.getName().matches("java\\.time\\.(Clock|InstantSource)")));
  }

  private static DescribedPredicate<JavaClass> wrapped() {
    return describe(
        "use cases or queries",
        type -> type.isAnnotatedWith(UseCase.class) || type.isAnnotatedWith(Query.class));
  }

  /** Spring and jOOQ have packages of these names, too. */
  private static DescribedPredicate<JavaClass> ours() {
    return describe(
        "ours",
        type ->
            type.getPackageName().startsWith("studio.booking")
                || type.getPackageName().startsWith("planted"));
  }
}
