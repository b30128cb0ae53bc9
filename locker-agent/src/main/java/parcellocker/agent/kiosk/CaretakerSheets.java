package parcellocker.agent.kiosk;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.kiosk.Sheet.AtDoor;
import parcellocker.agent.kiosk.Sheet.Button;
import parcellocker.agent.kiosk.Sheet.Leaf;
import parcellocker.agent.kiosk.Sheet.Look;
import parcellocker.agent.kiosk.Sheet.Tone;
import parcellocker.agent.kiosk.Sheet.Words;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Said;

/** Lays out the pages of a caretaker at a door: it says which, and nothing of whose. */
final class CaretakerSheets {
    private final Texts texts;

    CaretakerSheets(Texts texts) {
        this.texts = texts;
    }

    Sheet handOver(Page.HandOver page) {
        boolean isOpen = page.said() == Said.NOTHING;
        List<Button> buttons = isOpen
                ? List.of(
                        new Button(Look.PRIMARY, texts.of("handover.given"), "handed-over"),
                        new Button(Look.PLAIN, texts.of("handover.left"), "it-is-inside"),
                        new Button(Look.PLAIN, texts.of("handover.missing"), "it-is-empty"))
                : List.of();
        String key = isOpen ? "handover" : "handover.said";
        return new AtDoor(
                page.compartment(),
                Leaf.AJAR,
                new Words(
                        Tone.CALM,
                        texts.of(key + ".title", page.compartment()),
                        texts.of(key + ".text", page.compartment()),
                        Optional.empty()),
                Sheets.progress(texts, "recall", 2),
                buttons);
    }

    Sheet done(Page.HandOverDone page) {
        boolean isSure = page.verdict() == Entry.HandOverVerdict.HANDED_OVER;
        return new AtDoor(
                page.compartment(),
                Leaf.SHUT,
                new Words(
                        isSure ? Tone.GOOD : Tone.WARN,
                        texts.of("handover." + page.verdict()),
                        texts.of("handover.told"),
                        Optional.empty()),
                Sheets.progress(texts, "recall", 3),
                List.of(new Button(Look.PRIMARY, texts.of("done"), "done")));
    }
}
