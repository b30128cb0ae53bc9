package parcellocker.agent.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.kiosk.Sheet.AtDoor;
import parcellocker.agent.kiosk.Sheet.Button;
import parcellocker.agent.kiosk.Sheet.Leaf;
import parcellocker.agent.kiosk.Sheet.Look;
import parcellocker.agent.kiosk.Sheet.Progress;
import parcellocker.agent.kiosk.Sheet.Tone;
import parcellocker.agent.kiosk.Sheet.Words;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Said;

/** Lays out the pages of technicians and operators. */
final class StaffSheets {
    /** Why a compartment is taken out of service; the words of the journal. */
    static final List<String> REASONS = List.of("LOCK", "DAMAGED", "DIRTY");

    private final Texts texts;
    private final List<Button> ways;

    /** {@code ways}: from the compartments to the technician's other pages. */
    StaffSheets(Texts texts, List<Button> ways) {
        this.texts = texts;
        this.ways = List.copyOf(ways);
    }

    Sheet openedRemotely(Page.OpenedRemotely page) {
        return door(page.compartment(), nowhere(), "remote", List.of());
    }

    Sheet helpDesk(Page.CallHelpDesk page) {
        return new Sheet.HelpDesk(page.digits(), page.who().value(), texts.of("role." + page.role()));
    }

    Sheet places(Page.TechnicianHome page) {
        List<Sheet.Place> attention = page.attention().stream().map(this::place).toList();
        List<Sheet.Place> others = page.others().stream().map(this::place).toList();
        Optional<Button> next = page.attention().stream()
                .filter(Page.Place::isUncertain)
                .findFirst()
                .map(first -> new Button(Look.PRIMARY, texts.of("staff.next"), "next-uncertain"));
        return new Sheet.Places(attention, others, page.silent(), next, ways);
    }

    private Sheet.Place place(Page.Place place) {
        Button button = new Button(
                Look.PLAIN,
                place.compartment().value(),
                "inspect",
                Map.of("compartment", place.compartment().value()));
        return new Sheet.Place(button, state(place));
    }

    private String state(Page.Place place) {
        String state = texts.of("custody." + place.custody()) + ", " + texts.of("contact." + place.door());
        return place.blocked()
                .map(reason -> state + ", " + texts.of("blocked." + reason))
                .orElse(state);
    }

    Sheet inspect(Page.Inspect page) {
        Page.Place place = page.place();
        String id = place.compartment().value();
        Map<String, String> here = Map.of("compartment", id);
        List<Button> buttons = new ArrayList<>();
        buttons.add(new Button(Look.PRIMARY, texts.of("inspect.open"), "open-to-look", here));
        if (place.blocked().isPresent()) {
            buttons.add(new Button(Look.PLAIN, texts.of("inspect.inservice"), "put-into-service", here));
        } else {
            for (String reason : REASONS) {
                Map<String, String> why = Map.of("compartment", id, "reason", reason);
                buttons.add(new Button(Look.PLAIN, texts.of("inspect.out." + reason), "take-out-of-service", why));
            }
        }
        buttons.add(new Button(Look.PLAIN, texts.of("back"), "back"));
        String text = place.parcel().isPresent() ? "inspect.approval" : "inspect.free";
        Words words =
                new Words(Tone.CALM, texts.of("inspect.title", id, state(place)), texts.of(text), Optional.empty());
        return new AtDoor(place.compartment(), Leaf.SHUT, words, looking(0), buttons);
    }

    Sheet approvalNeeded(Page.ApprovalNeeded page) {
        Words words = new Words(
                Tone.WARN,
                texts.of("approval.title", page.compartment()),
                texts.of("approval.text", page.compartment(), page.delivery()),
                Optional.empty());
        List<Button> buttons = new ArrayList<>();
        page.next().map(where -> another(texts, Look.PLAIN, where)).ifPresent(buttons::add);
        buttons.add(back());
        return new AtDoor(page.compartment(), Leaf.SHUT, words, looking(0), buttons);
    }

    /** Opens the next compartment of which nobody knows what is inside. */
    static Button another(Texts texts, Look look, CompartmentId where) {
        return new Button(look, texts.of("staff.another", where), "next-uncertain");
    }

    Sheet sayWhatIsInside(Page.SayWhatIsInside page) {
        boolean asked = page.said() != Said.EMPTY && page.said() != Said.INSIDE;
        if (!asked) {
            return door(page.compartment(), looking(2), "audit." + page.said(), List.of());
        }
        List<Button> buttons = List.of(
                new Button(Look.PRIMARY, texts.of("audit.empty"), "it-is-empty"),
                new Button(Look.PLAIN, texts.of("audit.inside"), "it-is-inside"));
        return door(page.compartment(), looking(2), "audit.NOTHING", buttons);
    }

    private Sheet door(CompartmentId where, Progress progress, String key, List<Button> buttons) {
        Words words =
                new Words(Tone.CALM, texts.of(key + ".title", where), texts.of(key + ".text", where), Optional.empty());
        return new AtDoor(where, Leaf.AJAR, words, progress, buttons);
    }

    private Button back() {
        return new Button(Look.PLAIN, texts.of("back"), "back");
    }

    private Progress looking(int at) {
        return Sheets.progress(texts, "check", at);
    }

    private static Progress nowhere() {
        return new Progress(List.of(), 0);
    }
}
