package parcellocker.agent.kiosk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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

/** Lays out the pages of senders and collectors. */
final class MailInSheets {
    /** Local time of the machine's zone, which is the place's. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Texts texts;

    MailInSheets(Texts texts) {
        this.texts = texts;
    }

    Sheet prepare(Page.PrepareMailIn page) {
        return new Sheet.Message(
                Tone.CALM,
                texts.of("send.title", page.order()),
                texts.of("send.text", page.carrier(), texts.of("size." + page.size())) + " " + texts.of("send.not"),
                Optional.empty(),
                List.of(
                        new Button(Look.PRIMARY, texts.of("send.open"), "start-mail-in"),
                        new Button(Look.PLAIN, texts.of("back"), "back")));
    }

    Sheet put(Page.PutMailIn page) {
        List<Button> buttons = page.said() == Said.NOTHING
                ? List.of(
                        new Button(Look.PLAIN, texts.of("put.toosmall"), "too-small"),
                        new Button(Look.PLAIN, texts.of("send.tookback"), "took-back"),
                        new Button(Look.PLAIN, texts.of("put.occupied"), "found-occupied"),
                        new Button(Look.PLAIN, texts.of("put.broken"), "found-broken"))
                : List.of();
        String key = page.said() == Said.NOTHING ? "send.put" : "put." + page.said();
        return atDoor(
                page.compartment(), words(key, page.compartment(), page.order().value()), sending(2), buttons);
    }

    Sheet receipt(Page.Receipt page) {
        List<Button> buttons = new ArrayList<>();
        buttons.add(new Button(Look.PRIMARY, texts.of("done"), "done"));
        if (page.mayReopen()) {
            buttons.add(new Button(Look.PLAIN, texts.of("receipt.again"), "try-again"));
        }
        List<String> lines = List.of(
                texts.of("receipt.order", page.order()),
                texts.of("receipt.door", page.compartment()),
                texts.of(
                        "receipt.opened", TIME.format(Instant.ofEpochMilli(page.closedAtMillis() - page.openMillis()))),
                texts.of("receipt.closed", TIME.format(Instant.ofEpochMilli(page.closedAtMillis()))),
                texts.of("receipt.number", page.opening()));
        return new Sheet.Receipt(
                texts.of("receipt.title"), texts.of("receipt.text"), lines, ReceiptCode.of(page), sending(3), buttons);
    }

    Sheet collection(Page.Collection page) {
        return new Sheet.Collection(
                page.waiting().stream()
                        .map(one -> new Sheet.Waiting(
                                one.compartment().value(),
                                one.order().value(),
                                one.carrier() + ", " + since(one)
                                        + (one.sure() ? "" : ", " + texts.of("collect.unsure")),
                                new Button(
                                        Look.PLAIN,
                                        texts.of("collect.take"),
                                        "collect",
                                        Map.of("delivery", one.delivery().value()))))
                        .toList(),
                new Button(Look.PLAIN, texts.of("back"), "back"),
                Sheets.progress(texts, "recall", 0));
    }

    private String since(Page.Waiting one) {
        return one.minutes() < 120
                ? texts.of("collect.minutes", one.minutes())
                : texts.of("collect.hours", one.minutes() / 60);
    }

    Sheet take(Page.TakeMailIn page) {
        List<Button> buttons = page.said() == Said.NOTHING
                ? List.of(
                        new Button(Look.PLAIN, texts.of("collect.missing"), "it-is-empty"),
                        new Button(Look.PLAIN, texts.of("collect.leave"), "it-is-inside"))
                : List.of();
        String key = switch (page.said()) {
            case EMPTY -> "collect.EMPTY";
            case INSIDE -> "look.INSIDE";
            case NOTHING,
                    TOO_SMALL,
                    TOO_LARGE,
                    TOOK_BACK,
                    FOUND_OCCUPIED,
                    FOUND_BROKEN,
                    FOUND_DIRTY,
                    PUT_BACK,
                    NOT_MINE,
                    HANDED_OVER -> "collect.NOTHING";
        };
        return atDoor(
                page.compartment(),
                words(key, page.compartment(), page.order().value()),
                Sheets.progress(texts, "recall", 2),
                buttons);
    }

    private static Sheet atDoor(CompartmentId door, Words words, Progress progress, List<Button> buttons) {
        return new AtDoor(door, Leaf.AJAR, words, progress, buttons);
    }

    private Words words(String key, CompartmentId door, String order) {
        return new Words(
                Tone.CALM, texts.of(key + ".title", door), texts.of(key + ".text", door, order), Optional.empty());
    }

    private Progress sending(int at) {
        return Sheets.progress(texts, "send", at);
    }
}
