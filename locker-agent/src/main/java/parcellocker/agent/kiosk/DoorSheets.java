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
import parcellocker.agent.kiosk.Sheet.Trouble;
import parcellocker.agent.kiosk.Sheet.Words;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Purpose;
import parcellocker.agent.locker.Said;
import parcellocker.contract.problem.Problem;

/** Lays out the pages that concern one door. */
final class DoorSheets {
    private final Texts texts;
    private final boolean courier;
    private final HelpSheets help;

    DoorSheets(Texts texts, boolean courier) {
        this.texts = texts;
        this.courier = courier;
        this.help = new HelpSheets(texts);
    }

    Sheet opening(Page.Opening page) {
        String key = "opening." + page.purpose();
        Words words = page.push()
                ? new Words(
                        Tone.CALM,
                        texts.of(key + ".title", page.compartment()),
                        texts.of("opening.push", page.compartment()),
                        Optional.empty())
                : words(Tone.CALM, key, page.compartment());
        return new AtDoor(page.compartment(), Leaf.FIRING, words, progress(page.purpose(), 1), List.of());
    }

    Sheet takeParcel(Page.TakeParcel page) {
        return new AtDoor(
                page.compartment(),
                Leaf.AJAR,
                words(Tone.CALM, HelpSheets.takeKey(page.said()), page.compartment()),
                progress(Purpose.PICKUP, 2),
                help.takeButtons(page));
    }

    Sheet pickedUp(Page.PickedUp page) {
        List<Button> buttons = new ArrayList<>();
        if (page.more() > 0) {
            buttons.add(new Button(Look.PRIMARY, texts.of("picked.next", page.more()), "next-parcel"));
        }
        buttons.add(new Button(page.more() > 0 ? Look.PLAIN : Look.PRIMARY, texts.of("done"), "done"));
        if (page.reopeningsLeft() > 0) {
            buttons.add(new Button(Look.PLAIN, texts.of("picked.again", page.reopeningsLeft()), "try-again"));
        }
        buttons.add(new Button(Look.PLAIN, texts.of("picked.wrong"), "help"));
        return new AtDoor(
                page.compartment(),
                Leaf.SHUT,
                words(Tone.GOOD, "picked", page.compartment()),
                progress(Purpose.PICKUP, 3),
                buttons);
    }

    Sheet takenBack(Page.TakenBack page) {
        return new AtDoor(
                page.compartment(),
                Leaf.SHUT,
                words(Tone.GOOD, "takenback", page.compartment()),
                progress(Purpose.PICKUP, 3),
                List.of(new Button(Look.PRIMARY, texts.of("done"), "done")));
    }

    /** A courier tries another compartment, everybody else the same one again. */
    Sheet didNotOpen(Page.DidNotOpen page) {
        List<Button> buttons = new ArrayList<>();
        if (page.mayTryAgain()) {
            buttons.add(new Button(Look.PRIMARY, texts.of(courier ? "stuck.other" : "again"), "try-again"));
        }
        buttons.add(new Button(Look.PLAIN, texts.of("back"), "back"));
        String person = page.mayTryAgain() ? "stuck.again" : "stuck.over";
        Words words = new Words(
                Tone.WARN,
                texts.of("stuck.title", page.compartment()),
                texts.of(courier ? "stuck.courier" : person),
                Optional.of(trouble(page.problem())));
        return new AtDoor(page.compartment(), Leaf.STUCK, words, nowhere(), buttons);
    }

    Sheet didItOpen(Page.DidItOpen page) {
        return new AtDoor(
                page.compartment(),
                Leaf.FIRING,
                words(Tone.CALM, "ask", page.compartment()),
                nowhere(),
                List.of(
                        new Button(Look.PRIMARY, texts.of("ask.yes"), "answer", Map.of("opened", "true")),
                        new Button(Look.PLAIN, texts.of("ask.no"), "answer", Map.of("opened", "false"))));
    }

    Sheet putParcelIn(Page.PutParcelIn page) {
        List<Button> buttons = page.said() == Said.NOTHING
                ? List.of(
                        new Button(Look.PLAIN, texts.of("put.toosmall"), "too-small"),
                        new Button(Look.PLAIN, texts.of("put.toolarge"), "too-large"),
                        new Button(Look.PLAIN, texts.of("put.occupied"), "found-occupied"),
                        new Button(Look.PLAIN, texts.of("put.dirty"), "found-dirty"),
                        new Button(Look.PLAIN, texts.of("put.broken"), "found-broken"),
                        new Button(Look.PLAIN, texts.of("put.tookback"), "took-back"),
                        new Button(Look.PLAIN, texts.of("put.damaged"), "packaging-damaged"))
                : List.of();
        return new AtDoor(
                page.compartment(),
                Leaf.AJAR,
                page.next()
                        .filter(next -> page.said() == Said.NOTHING)
                        .map(next -> said("put.next", page.compartment(), next.value()))
                        .orElseGet(() -> said(
                                "put." + page.said(),
                                page.compartment(),
                                page.waybill().value())),
                progress(Purpose.DEPOSIT, 2),
                buttons);
    }

    Sheet lookInside(Page.LookInside page) {
        List<Button> buttons = page.said() == Said.NOTHING
                ? List.of(
                        new Button(Look.PRIMARY, texts.of("look.inside"), "it-is-inside"),
                        new Button(Look.PLAIN, texts.of("look.tookback"), "took-back"))
                : List.of();
        return new AtDoor(
                page.compartment(),
                Leaf.AJAR,
                said("look." + page.said(), page.compartment(), page.waybill().value()),
                progress(Purpose.CHECK, 2),
                buttons);
    }

    Sheet takeOut(Page.TakeOut page) {
        return new AtDoor(
                page.compartment(),
                Leaf.AJAR,
                words(Tone.CALM, "takeout", page.compartment()),
                progress(Purpose.RECALL, 2),
                List.of());
    }

    Sheet looked(Page.Looked page) {
        String key = page.inside()
                .map(inside -> inside ? "looked.inside" : "looked.out")
                .orElse("looked.unknown");
        Tone tone = page.inside().isPresent() ? Tone.GOOD : Tone.WARN;
        return new AtDoor(
                page.compartment(),
                Leaf.SHUT,
                words(tone, key, page.compartment()),
                progress(Purpose.CHECK, 3),
                lookedOn(page));
    }

    private List<Button> lookedOn(Page.Looked page) {
        Button home = new Button(page.next().isPresent() ? Look.PLAIN : Look.PRIMARY, texts.of("next"), "back");
        return page.next()
                .map(where -> List.of(StaffSheets.another(texts, Look.PRIMARY, where), home))
                .orElseGet(() -> List.of(home));
    }

    Sheet leftOpen(Page.LeftOpen page) {
        Words words = new Words(
                Tone.WARN,
                texts.of("leftopen.title", page.compartment()),
                texts.of("leftopen.text"),
                Optional.of(trouble(page.problem())));
        return new AtDoor(
                page.compartment(),
                Leaf.STUCK,
                words,
                nowhere(),
                List.of(new Button(Look.PLAIN, texts.of("next"), "back")));
    }

    /** The advice speaks of the pickup code; a courier has none. */
    private Trouble trouble(Problem problem) {
        Trouble whole = Sheets.trouble(texts, problem);
        return courier ? new Trouble(problem, whole.what(), "") : whole;
    }

    private Words words(Tone tone, String key, CompartmentId door) {
        return new Words(tone, texts.of(key + ".title", door), texts.of(key + ".text", door), Optional.empty());
    }

    private Words said(String key, CompartmentId door, String waybill) {
        return new Words(
                Tone.CALM, texts.of(key + ".title", door), texts.of(key + ".text", door, waybill), Optional.empty());
    }

    private Progress progress(Purpose purpose, int at) {
        return switch (purpose) {
            case PICKUP -> Sheets.progress(texts, "pickup", at);
            case DEPOSIT -> Sheets.progress(texts, "deposit", 2);
            case CHECK -> Sheets.progress(texts, "check", at);
            case RECALL -> Sheets.progress(texts, "recall", at);
            case AUDIT -> Sheets.progress(texts, "check", at);
            case MAIL_IN -> Sheets.progress(texts, "send", at);
            case RECONSIDER -> Sheets.progress(texts, "check", at);
            case COLLECTION -> Sheets.progress(texts, "recall", at);
            case HAND_OVER -> Sheets.progress(texts, "recall", at);
            case REMOTE -> nowhere();
        };
    }

    /** A question or a fault is no step on the way. */
    private static Progress nowhere() {
        return new Progress(List.of(), 0);
    }
}
