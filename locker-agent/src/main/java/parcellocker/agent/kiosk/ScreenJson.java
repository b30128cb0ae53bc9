package parcellocker.agent.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parcellocker.agent.locker.Figures;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.runtime.People;
import parcellocker.contract.problem.ProblemException;

/** The screen as JSON for scripts: what a person sees and no more. An absent value is a missing field. */
final class ScreenJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final People people;
    private final String run;

    ScreenJson(People people, String run) {
        this.people = people;
        this.run = run;
    }

    String of(Stage.Scene scene) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("view", scene.view());
        fields.put("run", run);
        fields.put(
                "page",
                scene.shown()
                        .map(shown -> shown.page().getClass().getSimpleName())
                        .orElse("Starting"));
        scene.shown().ifPresent(shown -> add(fields, shown));
        return written(fields);
    }

    static String refusal(ProblemException refused) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("problem", refused.problem().code());
        fields.put("detail", String.valueOf(refused.getMessage()));
        return written(fields);
    }

    private void add(Map<String, Object> fields, Shown shown) {
        fields.putAll(fields(shown.page()));
        fields.put("language", shown.language().name());
        fields.put("wishes", shown.comfort().wishes().stream().map(Enum::name).toList());
        shown.closing().ifPresent(closing -> fields.put("closesInSeconds", closing.seconds()));
        fields.put("courier", shown.courier());
        fields.put("online", shown.online());
        fields.put("toBeShut", shown.toBeShut().stream().map(ScreenJson::text).toList());
    }

    private Map<String, Object> fields(Page page) {
        return switch (page) {
            case Page.Home home -> Map.of();
            case Page.Cleaning p -> Map.of("seconds", p.seconds());
            case Page.OneMoment wait -> Map.of();
            case Page.CourierSignIn signIn -> Map.of();
            case Page.Opening p ->
                Map.of(
                        "compartment",
                        text(p.compartment()),
                        "purpose",
                        p.purpose().name(),
                        "push",
                        p.push());
            case Page.TakeParcel p ->
                Map.of(
                        "compartment",
                        text(p.compartment()),
                        "refusing",
                        p.refusing(),
                        "said",
                        p.said().name());
            case Page.Help p -> Map.of("from", p.from().getClass().getSimpleName(), "claims", p.claims());
            case Page.Ticket p ->
                Map.of("number", p.number(), "concern", p.concern().name(), "locker", p.locker());
            case Page.LostCode p -> Map.of();
            case Page.PhoneTail p -> Map.of();
            case Page.CaretakerHome p -> Map.of();
            case Page.HandOver p ->
                Map.of("compartment", text(p.compartment()), "said", p.said().name());
            case Page.HandOverDone p ->
                Map.of(
                        "compartment",
                        text(p.compartment()),
                        "verdict",
                        p.verdict().name());
            case Page.LeaveLonger p -> Map.of();
            case Page.Stay p -> stay(p);
            case Page.PickedUp p ->
                Map.of(
                        "compartment", text(p.compartment()),
                        "reopeningsLeft", p.reopeningsLeft(),
                        "more", p.more());
            case Page.TakenBack p -> Map.of("compartment", text(p.compartment()));
            case Page.DidNotOpen p ->
                Map.of(
                        "compartment", text(p.compartment()),
                        "problem", p.problem().code(),
                        "mayTryAgain", p.mayTryAgain());
            case Page.DidItOpen p -> Map.of("compartment", text(p.compartment()));
            case Page.CourierHome p -> courierHome(p);
            case Page.AttestConsent p ->
                Map.of(
                        "waybill",
                        text(p.waybill()),
                        "phoneNeeded",
                        p.phoneNeeded(),
                        "same",
                        p.same().isPresent());
            case Page.CorrectPhone p -> correctPhone(p);
            case Page.ChooseSize p -> chooseSize(p);
            case Page.PutParcelIn p -> putParcelIn(p);
            case Page.LookInside p ->
                Map.of(
                        "compartment",
                        text(p.compartment()),
                        "waybill",
                        text(p.waybill()),
                        "said",
                        p.said().name());
            case Page.TakeOut p -> Map.of("compartment", text(p.compartment()));
            case Page.Looked p -> looked(p);
            case Page.LeftOpen p ->
                Map.of(
                        "compartment",
                        text(p.compartment()),
                        "problem",
                        p.problem().code());
            case Page.OpenedRemotely p -> Map.of("compartment", text(p.compartment()));
            case Page.CallHelpDesk p ->
                Map.of("who", text(p.who()), "role", p.role().name(), "digits", p.digits());
            case Page.TechnicianHome p ->
                Map.of("attention", places(p.attention()), "others", places(p.others()), "silent", p.silent());
            case Page.DoorMap p -> Map.of("places", places(p.places()));
            case Page.Alarms p ->
                Map.of("alarms", p.alarms().stream().map(ScreenJson::alarm).toList());
            case Page.Condition p -> condition(p);
            case Page.Stick p -> stick(p);
            case Page.Inspect p -> Map.copyOf(place(p.place()));
            case Page.ApprovalNeeded p -> Map.of("compartment", text(p.compartment()), "delivery", text(p.delivery()));
            case Page.SayWhatIsInside p ->
                Map.of("compartment", text(p.compartment()), "said", p.said().name());
            case Page.PrepareMailIn p -> MailInJson.of(p);
            case Page.PutMailIn p -> MailInJson.of(p);
            case Page.Receipt p -> MailInJson.of(p);
            case Page.Collection p -> MailInJson.of(p);
            case Page.TakeMailIn p -> MailInJson.of(p);
            case Page.Refusal p ->
                Map.of("problem", p.problem().code(), "waitSeconds", p.waitSeconds(), "subject", p.subject());
        };
    }

    private static Map<String, Object> stay(Page.Stay page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("compartment", text(page.compartment()));
        fields.put("leftMillis", page.leftMillis());
        fields.put("moreMillis", page.moreMillis());
        page.endsAt().ifPresent(millis -> fields.put("endsAt", millis));
        fields.put("agreed", page.agreed());
        return fields;
    }

    private static Map<String, Object> alarm(Page.Alarm alarm) {
        return Map.of("problem", alarm.problem().code(), "where", alarm.where());
    }

    private static Map<String, Object> condition(Page.Condition page) {
        Figures figures = page.figures();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("clock", page.quality().name());
        fields.put("wallMillis", page.wallMillis());
        figures.heardMillis().ifPresent(millis -> fields.put("heardMillis", millis));
        fields.put("unsent", figures.unsent());
        figures.skewMillis().ifPresent(millis -> fields.put("skewMillis", millis));
        fields.put("settings", page.settings().version());
        fields.put("settingsOnTrial", page.settings().onTrial());
        page.settings().waiting().ifPresent(version -> fields.put("settingsWaiting", version));
        fields.put("wiringVerified", figures.wiring().verified());
        fields.put("wiringOf", figures.wiring().of());
        fields.put("lines", LinesJson.of(figures.lines()));
        figures.tested().ifPresent(run -> {
            fields.put("testedAt", run.at());
            fields.put("checks", run.checks());
            fields.put(
                    "failed",
                    run.failed().stream()
                            .map(failed -> Map.of(
                                    "check",
                                    failed.check(),
                                    "problem",
                                    failed.problem().code()))
                            .toList());
        });
        return fields;
    }

    private static Map<String, Object> stick(Page.Stick page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("writing", page.writing());
        page.copied().ifPresent(copied -> {
            fields.put("folder", copied.folder());
            fields.put("entries", copied.entries());
            fields.put("bytes", copied.bytes());
        });
        return fields;
    }

    private static Map<String, Object> courierHome(Page.CourierHome page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("free", page.free());
        page.last()
                .ifPresent(last -> fields.put(
                        "last", parcel(text(last.delivery()), text(last.waybill()), text(last.compartment()))));
        page.last().ifPresent(last -> fields.put("phoneTyped", last.phoneTyped()));
        fields.put("uncertain", listed(page.uncertain()));
        fields.put("dueBack", listed(page.dueBack()));
        fields.put("toCollect", page.toCollect());
        return fields;
    }

    private Map<String, Object> correctPhone(Page.CorrectPhone page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("waybill", text(page.waybill()));
        people.maskedPhone(page.recipient()).ifPresent(phone -> fields.put("recipient", phone));
        return fields;
    }

    private static Map<String, Object> putParcelIn(Page.PutParcelIn page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("compartment", text(page.compartment()));
        fields.put("waybill", text(page.waybill()));
        fields.put("said", page.said().name());
        page.next().ifPresent(next -> fields.put("next", text(next)));
        return fields;
    }

    private static List<Map<String, String>> places(List<Page.Place> places) {
        return places.stream().map(ScreenJson::place).toList();
    }

    private static Map<String, String> place(Page.Place place) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("compartment", text(place.compartment()));
        fields.put("custody", place.custody());
        fields.put("door", place.door().name());
        place.blocked().ifPresent(reason -> fields.put("blocked", reason.name()));
        place.parcel().ifPresent(delivery -> fields.put("delivery", text(delivery)));
        return fields;
    }

    private static List<Map<String, String>> listed(List<Page.Listed> parcels) {
        return parcels.stream()
                .map(one -> parcel(text(one.delivery()), text(one.waybill()), text(one.compartment())))
                .toList();
    }

    private static Map<String, String> parcel(String delivery, String waybill, String compartment) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("delivery", delivery);
        fields.put("waybill", waybill);
        fields.put("compartment", compartment);
        return fields;
    }

    private Map<String, Object> chooseSize(Page.ChooseSize page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("waybill", text(page.waybill()));
        page.recipient().flatMap(people::maskedPhone).ifPresent(phone -> fields.put("recipient", phone));
        fields.put("free", page.free());
        page.suggested().ifPresent(size -> fields.put("suggested", size.name()));
        return fields;
    }

    private static Map<String, Object> looked(Page.Looked page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("compartment", text(page.compartment()));
        Optional<Boolean> inside = page.inside();
        inside.ifPresent(answer -> fields.put("inside", answer));
        return fields;
    }

    private static String text(Object id) {
        return id.toString();
    }

    private static String written(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain maps are written", impossible);
        }
    }
}
