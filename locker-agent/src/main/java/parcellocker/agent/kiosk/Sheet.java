package parcellocker.agent.kiosk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.locker.Page;
import parcellocker.contract.problem.Problem;

/** A screen laid out: what a template draws. Several pages share a sheet, so that a person finds the same things in the same places. */
sealed interface Sheet {
    /** The code field and the two ways in. */
    record Front() implements Sheet {}

    /** The glass may be wiped for so long. */
    record Wiping(long seconds) implements Sheet {}

    /** A text in the middle: one moment, a refusal. */
    record Message(Tone tone, String title, String text, Optional<Trouble> trouble, List<Button> buttons)
            implements Sheet {
        public Message {
            buttons = List.copyOf(buttons);
        }
    }

    /** The cabinet with one door lit. */
    record AtDoor(CompartmentId door, Leaf leaf, Words words, Progress progress, List<Button> buttons)
            implements Sheet {
        public AtDoor {
            buttons = List.copyOf(buttons);
        }
    }

    /** A question with a list of answers. */
    record Choices(String title, String text, List<Button> buttons) implements Sheet {
        public Choices {
            buttons = List.copyOf(buttons);
        }
    }

    /** A ticket's number, to read out and to photograph; {@code qr} is a drawing. */
    record Note(String number, String title, String text, String small, String qr, List<Button> buttons)
            implements Sheet {
        public Note {
            buttons = List.copyOf(buttons);
        }
    }

    /** The ends of a waybill and of a phone. */
    record Tails() implements Sheet {}

    /** The end of a phone, after a code at a locked keypad. */
    record PhoneTail() implements Sheet {}

    /** A pad for the number of a ticket. */
    record TicketNumber() implements Sheet {}

    /** The code once more, or the QR: nothing opens. */
    record ShowCode() implements Sheet {}

    record SignIn(boolean hasBadge) implements Sheet {}

    /** The number for the help desk, and a pad for its answer. */
    record HelpDesk(String number, String who, String role) implements Sheet {}

    /**
     * The technician's compartments.
     *
     * @param next opens the first of which nobody knows what is inside
     * @param ways to the technician's other pages
     */
    record Places(
            List<Place> attention, List<Place> others, List<String> silent, Optional<Button> next, List<Button> ways)
            implements Sheet {
        public Places {
            attention = List.copyOf(attention);
            others = List.copyOf(others);
            silent = List.copyOf(silent);
            ways = List.copyOf(ways);
        }
    }

    /** The cabinet drawn, each door as it stands and to be touched. */
    record DoorMap(List<Mark> marks, List<Button> ways) implements Sheet {
        public DoorMap {
            marks = List.copyOf(marks);
            ways = List.copyOf(ways);
        }

        long count(Standing standing) {
            return marks.stream().filter(mark -> mark.standing() == standing).count();
        }
    }

    record Mark(CompartmentId door, Standing standing, String name) {
        /** What a touch on it sends. */
        String values(long view, String run) {
            return "{\"compartment\":\"" + door.value() + "\",\"view\":\"" + view + "\",\"run\":\"" + run + "\"}";
        }
    }

    /** How a door stands, with a sign for those who tell no colours apart. */
    enum Standing {
        OPEN("\u25c1"),
        UNCERTAIN("?"),
        BLOCKED("\u00d7"),
        UNREAD("\u2013"),
        FULL("\u25cf"),
        EMPTY("");

        private final String sign;

        Standing(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** What there is to read, one below the other. */
    record Report(String title, String text, List<Row> rows, List<Button> buttons, List<Button> ways) implements Sheet {
        public Report {
            rows = List.copyOf(rows);
            buttons = List.copyOf(buttons);
            ways = List.copyOf(ways);
        }
    }

    /** {@code number}: of a problem, or empty. */
    record Row(Tone tone, String title, String text, String number) {}

    record Place(Button button, String state) {}

    record Parcels(Page.CourierHome page, Progress progress) implements Sheet {}

    /** What a sender takes home: words and a code to photograph. */
    record Receipt(
            String title, String text, List<String> lines, ReceiptCode code, Progress progress, List<Button> buttons)
            implements Sheet {
        public Receipt {
            lines = List.copyOf(lines);
            buttons = List.copyOf(buttons);
        }
    }

    /** What a collector may take out. */
    record Collection(List<Waiting> waiting, Button back, Progress progress) implements Sheet {
        public Collection {
            waiting = List.copyOf(waiting);
        }
    }

    record Waiting(String door, String order, String state, Button button) {}

    /** {@code same}: whoever got the parcel before gets this one too. */
    record Consent(String waybill, boolean phoneNeeded, Optional<Button> same, Progress progress) implements Sheet {}

    /** The recipient's phone once more; {@code wrong}: the one that was typed, masked. */
    record Phone(String waybill, Optional<String> wrong, Progress progress) implements Sheet {}

    /** {@code recipient}: the masked phone, or empty. */
    record Sizes(
            String waybill,
            Optional<String> recipient,
            SortedMap<Size, Integer> free,
            Optional<Size> suggested,
            Progress progress)
            implements Sheet {}

    /** How it goes: colours and sign. */
    enum Tone {
        CALM,
        GOOD,
        WARN
    }

    /** How the lit door is drawn. */
    enum Leaf {
        FIRING,
        AJAR,
        SHUT,
        STUCK
    }

    record Words(Tone tone, String title, String text, Optional<Trouble> trouble) {}

    /** A numbered problem in plain words. */
    record Trouble(Problem problem, String what, String advice) {}

    /** Where the person is in what they came for; {@code at} from 0, {@code steps.size()} when all is done. */
    record Progress(List<String> steps, int at) {
        public Progress {
            steps = List.copyOf(steps);
        }
    }

    /** Something to touch. */
    record Button(Look look, String label, String touch, Map<String, String> fields) {
        public Button(Look look, String label, String touch) {
            this(look, label, touch, Map.of());
        }
    }

    enum Look {
        PRIMARY,
        PLAIN,
        BACK
    }
}
