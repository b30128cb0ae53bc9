package parcellocker.agent.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parcellocker.agent.kiosk.Sheet.Button;
import parcellocker.agent.kiosk.Sheet.Look;
import parcellocker.agent.locker.Claim;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Said;

/** Lays out what a person meets who needs help, refuses, or disputes. */
final class HelpSheets {
    /** Why a recipient refuses; the words of the journal (Henan's rules on express mail, 34 and 50, name all but the last). */
    static final List<String> REASONS = List.of("DAMAGED", "INCOMPLETE", "WRONG", "LATE", "UNWANTED");

    /** What is no claim and has no way of its own. */
    private static final List<Concern> CONCERNS = List.of(Concern.DOOR, Concern.SCREEN, Concern.OTHER);

    private final Texts texts;

    HelpSheets(Texts texts) {
        this.texts = texts;
    }

    static String takeKey(Said said) {
        return switch (said) {
            case PUT_BACK -> "take.refusing";
            case EMPTY -> "take.EMPTY";
            case NOT_MINE -> "take.NOT_MINE";
            case NOTHING, TOO_SMALL, TOO_LARGE, TOOK_BACK, FOUND_OCCUPIED, FOUND_BROKEN, FOUND_DIRTY, INSIDE -> "take";
        };
    }

    /** At the open door of a pickup. A reason may be given, and need not. */
    List<Button> takeButtons(Page.TakeParcel page) {
        List<Button> buttons = new ArrayList<>();
        if (page.said() == Said.PUT_BACK) {
            for (String reason : REASONS) {
                boolean chosen = page.reason().filter(reason::equals).isPresent();
                buttons.add(new Button(
                        chosen ? Look.PRIMARY : Look.PLAIN,
                        texts.of("refuse." + reason),
                        "put-back",
                        Map.of("reason", reason)));
            }
            buttons.add(new Button(Look.PLAIN, texts.of("take.unsay.PUT_BACK"), "unsay"));
        } else if (page.said() == Said.NOTHING) {
            buttons.add(new Button(Look.PLAIN, texts.of("take.refuse"), "put-back", Map.of("reason", "UNSAID")));
            for (Claim claim : Claim.values()) {
                buttons.add(claim(claim));
            }
        } else {
            buttons.add(new Button(Look.PLAIN, texts.of("take.unsay"), "unsay"));
        }
        return buttons;
    }

    private Button claim(Claim claim) {
        return new Button(Look.PLAIN, texts.of("claim." + claim), "claimed", Map.of("claim", claim.name()));
    }

    Sheet help(Page.Help page) {
        List<Button> buttons = new ArrayList<>();
        if (page.claims()) {
            for (Claim claim : Claim.values()) {
                buttons.add(claim(claim));
            }
        }
        if (page.from() instanceof Page.Home) {
            buttons.add(new Button(Look.PLAIN, texts.of("concern.CODE_LOST"), "lost-code"));
            buttons.add(new Button(Look.PLAIN, texts.of("longer.wanted"), "leave-longer"));
        }
        for (Concern concern : CONCERNS) {
            buttons.add(new Button(
                    Look.PLAIN, texts.of("concern." + concern), "ask-help", Map.of("concern", concern.name())));
        }
        return new Sheet.Choices(texts.of("help.what"), texts.of("help.then"), buttons);
    }

    Sheet ticket(Page.Ticket page) {
        Button next = page.from() instanceof Page.Home
                ? new Button(Look.PRIMARY, texts.of("done"), "done")
                : new Button(Look.PRIMARY, texts.of("next"), "back");
        return new Sheet.Note(
                page.number().substring(0, 4) + " " + page.number().substring(4),
                texts.of("ticket.title"),
                texts.of("ticket." + page.concern()),
                texts.of("ticket.keep"),
                QrDrawing.of("parcellocker ticket " + page.number() + " locker " + page.locker()),
                List.of(next));
    }
}
