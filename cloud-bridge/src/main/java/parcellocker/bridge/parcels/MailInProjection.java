package parcellocker.bridge.parcels;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;

/** What facts say about orders that people bring to be sent; which fact says what, {@link ParcelProjection} lists. */
final class MailInProjection {
    private final ParcelBook book;
    private final Entry entry;

    MailInProjection(ParcelBook book, Entry entry) {
        this.book = book;
        this.entry = entry;
    }

    /** A restart found them unfinished: nobody knows what the doors did. */
    void started() {
        book.unfinished().forEach(opening -> finish(opening.opening(), MailIn::uncertain));
    }

    void reopened(Fact.MailInReopened f) {
        begin(f.opening(), f.delivery(), Opening.Kind.RECONSIDER);
    }

    void opened(String opening) {
        change(opening, mailIn -> mailIn);
    }

    void closed(Fact.MailInClosed f) {
        finish(f.opening(), mailIn -> closed(f, mailIn));
    }

    void collected(Fact.CollectionClosed f) {
        finish(f.opening(), mailIn -> collected(f, mailIn));
    }

    void failed(Fact.OpeningFailed f) {
        book.opening(f.opening())
                .ifPresent(opening -> finish(f.opening(), mailIn -> failed(opening.kind(), f, mailIn)));
    }

    void audited(Fact.AuditClosed f) {
        finish(f.opening(), mailIn -> audited(f, mailIn));
    }

    /** Its door was left open, or opened from afar. */
    void uncertain(String opening) {
        finish(opening, MailIn::uncertain);
    }

    void collecting(Fact.CollectionAuthorised f) {
        book.mailIn(f.delivery()).ifPresent(mailIn -> book.put(mailIn.by(f.collector())));
        begin(f.opening(), f.delivery(), Opening.Kind.COLLECTION);
    }

    void authorised(Fact.MailInAuthorised f) {
        book.put(new MailIn(
                f.delivery(),
                MailIn.State.AUTHORISED,
                f.compartment(),
                f.order(),
                f.carrier(),
                f.identity(),
                0,
                0,
                ""));
        begin(f.opening(), f.delivery(), Opening.Kind.MAIL_IN);
    }

    private MailIn closed(Fact.MailInClosed f, MailIn mailIn) {
        return switch (f.verdict()) {
            case STORED -> mailIn.shut(entry.stamp().wallMillis(), f.openMillis());
            case UNSURE -> mailIn.in(MailIn.State.UNCERTAIN);
            case WITHDRAWN -> mailIn.in(MailIn.State.WITHDRAWN);
            case TOO_SMALL, FOUND_OCCUPIED, FOUND_BROKEN -> mailIn.in(MailIn.State.NOT_PUT_IN);
        };
    }

    private static MailIn collected(Fact.CollectionClosed f, MailIn mailIn) {
        return switch (f.verdict()) {
            case TAKEN -> mailIn.in(MailIn.State.COLLECTED);
            case LEFT -> mailIn.in(MailIn.State.STORED);
            case MISSING, UNSURE -> mailIn.in(MailIn.State.UNCERTAIN);
        };
    }

    private static MailIn failed(Opening.Kind kind, Fact.OpeningFailed f, MailIn mailIn) {
        return switch (f.failure()) {
            case JAMMED, NOT_SENT -> kind == Opening.Kind.MAIL_IN ? mailIn.in(MailIn.State.NOT_PUT_IN) : mailIn;
            case ALREADY_OPEN -> kind == Opening.Kind.MAIL_IN ? mailIn.in(MailIn.State.NOT_PUT_IN) : mailIn.uncertain();
            case BUS_ERROR, NO_FEEDBACK -> mailIn.uncertain();
        };
    }

    private static MailIn audited(Fact.AuditClosed f, MailIn mailIn) {
        return switch (f.verdict()) {
            case EMPTY -> mailIn.state().isOver() ? mailIn : mailIn.in(MailIn.State.MISSING);
            case INSIDE -> mailIn.state() == MailIn.State.UNCERTAIN ? mailIn.in(MailIn.State.STORED) : mailIn;
            case UNSURE -> mailIn.uncertain();
        };
    }

    /** What only the locker remembers becomes known; of the rest nobody knows more than that it may be there. */
    void remembered(Fact.MailInRemembered f) {
        Optional<MailIn> known = book.mailIn(f.delivery());
        if (f.mayBeInside()) {
            MailIn before = known.orElseGet(() -> new MailIn(
                    f.delivery(), MailIn.State.UNCERTAIN, f.compartment(), f.order(), f.carrier(), "", 0, 0, ""));
            book.put(before.uncertain());
            note(f.delivery());
            tell(known.map(MailIn::state).orElse(MailIn.State.AUTHORISED), before.uncertain());
        } else if (known.isPresent()) {
            note(f.delivery());
        }
    }

    private void begin(String opening, String delivery, Opening.Kind kind) {
        if (book.mailIn(delivery).isPresent()) {
            book.put(new Opening(opening, delivery, kind, false));
            note(delivery);
        }
    }

    void staff(String opening, @Nullable String delivery, Opening.Kind kind) {
        if (delivery != null) {
            begin(opening, delivery, kind);
        }
    }

    private void finish(String opening, UnaryOperator<MailIn> rule) {
        change(opening, rule);
        book.opening(opening)
                .filter(known -> book.mailIn(known.delivery()).isPresent())
                .ifPresent(known -> book.put(known.done()));
    }

    private void change(String opening, UnaryOperator<MailIn> rule) {
        book.opening(opening).flatMap(known -> book.mailIn(known.delivery())).ifPresent(mailIn -> {
            MailIn after = rule.apply(mailIn);
            book.put(after);
            note(mailIn.delivery());
            tell(mailIn.state(), after);
        });
    }

    private void tell(MailIn.State before, MailIn after) {
        Happening.Kind.of(before, after.state()).ifPresent(kind -> book.put(Happening.of(entry, kind, after)));
    }

    private void note(String delivery) {
        Fact fact = entry.fact();
        book.put(new Event(
                entry.epoch(), entry.seq(), delivery, "", fact.getClass().getSimpleName(), entry.stamp()));
    }
}
