package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.fleet.Configurations.Standing;
import parcellocker.bridge.fleet.Configurations.Written;
import parcellocker.bridge.fleet.Rollouts.Member;
import parcellocker.bridge.fleet.Rollouts.Rollout;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Overlay;

/** What is set at lockers from afar, for operators. */
public final class ConfigurationPages {
    private static final Set<Problem> SAID = EnumSet.of(
            Problem.CONFIGURATION_UNFIT,
            Problem.CONFIGURATION_UNKNOWN,
            Problem.ROLLOUT_STATE,
            Problem.LOCKER_UNKNOWN,
            Problem.REQUEST_MALFORMED);
    private static final int MOST_TEXT = 8_000;
    private static final int MOST_NOTE = 200;

    private final ConfigurationDesk desk;
    private final Drawing drawing;

    ConfigurationPages(ConfigurationDesk desk, Drawing drawing) {
        this.desk = desk;
        this.drawing = drawing;
    }

    void register(RoutesConfig routes) {
        routes.get("/configurations", ctx -> all(ctx, "", ""));
        routes.get("/configurations/new", ctx -> draft(ctx, new Draft("", "", List.of())));
        routes.get("/configurations/{version}", this::one);
        routes.post("/configurations", this::write);
        routes.post("/configurations/{version}/lockers", ctx -> act(ctx, this::want));
        routes.post("/configurations/{version}/rollouts", ctx -> act(ctx, this::begin));
        routes.post("/rollouts/{rollout}/stop", ctx -> act(ctx, this::stop));
    }

    /**
     * What somebody is about to write.
     *
     * @param mistakes why it was not taken
     */
    public record Draft(String yaml, String note, List<String> mistakes) {
        public Draft {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** A key that may be set and what it may be. */
    public record Key(String name, String allowed) {
        static List<Key> all() {
            return Overlay.KEYS.entrySet().stream()
                    .map(key -> new Key(key.getKey(), Overlay.allowed(key.getValue())))
                    .toList();
        }
    }

    /** A rollout with how many of its lockers are how far, by the word. */
    public record Course(Rollout rollout, SortedMap<String, Long> counted) {
        public Course {
            counted = Collections.unmodifiableSortedMap(new TreeMap<>(counted));
        }

        public String lockers(Frame frame) {
            return counted.entrySet().stream()
                    .map(count -> frame.texts()
                            .say("console.rollout.count", count.getValue(), frame.word("setting", count.getKey())))
                    .collect(Collectors.joining(frame.texts().say("console.comma")));
        }
    }

    private void all(Context ctx, String refused, String why) {
        List<Standing> standings = desk.configurations().standings();
        List<Course> courses =
                desk.rollouts().latest().stream().map(this::course).toList();
        drawing.show(
                ctx,
                "/configurations",
                "configurations.jte",
                Map.of(
                        "standings",
                        standings,
                        "written",
                        desk.configurations().latest(),
                        "courses",
                        courses,
                        "refused",
                        refused,
                        "why",
                        why,
                        "mayAct",
                        mayAct(ctx)));
    }

    private Course course(Rollout one) {
        SortedMap<String, Long> counted = desk.rollouts().members(one).stream()
                .collect(Collectors.groupingBy(ConfigurationPages::word, TreeMap::new, Collectors.counting()));
        return new Course(one, counted);
    }

    private static String word(Member member) {
        if (member.givenAt() == null) {
            return "NOT_GIVEN";
        }
        return member.state() == null ? "GIVEN" : member.state().name();
    }

    private void one(Context ctx) {
        Written written = desk.configurations().find(ConfigurationRest.number(ctx, "version"));
        drawing.show(
                ctx,
                "configuration.jte",
                Map.of("written", written, "yaml", OverlayText.yaml(written.body()), "mayAct", mayAct(ctx)));
    }

    private void draft(Context ctx, Draft draft) {
        drawing.show(ctx, "draft.jte", Map.of("draft", draft, "keys", Key.all()));
    }

    private void write(Context ctx) {
        String yaml = SignInPages.field(ctx, "yaml");
        String note = SignInPages.field(ctx, "note").strip();
        Attempt.of(ctx, SAID, () -> {
                    if (yaml.length() > MOST_TEXT || note.length() > MOST_NOTE || !note.matches(Rest.LINE + "*")) {
                        throw new ProblemException(Problem.REQUEST_MALFORMED, "too long");
                    }
                    Written written = desk.write(actor(ctx), OverlayText.body(yaml), note);
                    ctx.redirect("/configurations/" + written.version(), HttpStatus.SEE_OTHER);
                })
                .ifPresent(refused -> draft(
                        ctx, new Draft(yaml, note, List.of(refused.detail().split("; ")))));
    }

    private void act(Context ctx, Consumer<Context> step) {
        Optional<ProblemException> refused = Attempt.of(ctx, SAID, () -> step.accept(ctx));
        if (refused.isPresent()) {
            all(ctx, Attempt.number(refused), refused.get().detail());
        } else {
            ctx.redirect("/configurations", HttpStatus.SEE_OTHER);
        }
    }

    private void want(Context ctx) {
        LockerId locker = Rest.lockerId(SignInPages.field(ctx, "locker").strip());
        desk.want(actor(ctx), locker, ConfigurationRest.number(ctx, "version"));
    }

    private void begin(Context ctx) {
        List<LockerId> lockers = Arrays.stream(SignInPages.field(ctx, "lockers").split("[\\s,]+"))
                .filter(id -> !id.isEmpty())
                .map(Rest::lockerId)
                .toList();
        desk.begin(actor(ctx), ConfigurationRest.number(ctx, "version"), lockers);
    }

    private void stop(Context ctx) {
        desk.stop(actor(ctx), ConfigurationRest.number(ctx, "rollout"));
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).signedIn();
    }

    private boolean mayAct(Context ctx) {
        return drawing.may(ctx, "POST", "/configurations");
    }
}
