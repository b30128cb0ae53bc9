package parcellocker.agent.hardware.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.line.Bytes;

/**
 * One pass over what a line gave, byte by byte from the front, so that noise before, between and behind frames costs nothing but a
 * count; and the judgement of what was found: asked for, unasked, late, or of another board. The same for all families.
 */
public final class Hearing {
    private final int address;
    private final Asked asked;
    private final List<Channel> events = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Optional<Contacts> contacts = Optional.empty();
    private boolean isContradicted;
    private boolean isAcknowledged;

    private Hearing(int address, Asked asked) {
        this.address = address;
        this.asked = asked;
    }

    /**
     * What the board of that address said.
     *
     * @param asked what it had been asked
     */
    public static Heard of(Bytes received, int address, Asked asked, Grammar grammar) {
        Hearing hearing = new Hearing(address, asked);
        hearing.pass(received, grammar);
        Optional<Contacts> believed = hearing.isContradicted ? Optional.empty() : hearing.contacts;
        return new Heard(believed, hearing.isAcknowledged, hearing.events, hearing.faults);
    }

    private void pass(Bytes bytes, Grammar grammar) {
        int at = 0;
        boolean inJunk = false;
        while (at < bytes.length()) {
            Optional<Grammar.Cut> cut = grammar.frameAt(bytes, at, asked);
            if (cut.isPresent()) {
                take(cut.get().told());
                at += cut.get().length();
                inJunk = false;
            } else {
                boolean isOurs = grammar.isBeginning(bytes, at);
                if (!inJunk || isOurs) {
                    faults.add(isOurs ? Fault.DAMAGED : Fault.STRAY);
                }
                inJunk = true;
                at++;
            }
        }
    }

    private void take(Told told) {
        switch (told) {
            case Told.Reading reading -> read(reading);
            case Told.Taken taken -> answered(taken.address(), taken.what());
            case Told.Refusal refusal -> refused(refusal);
            case Told.Moved moved -> {
                // Another board's is heard by that board's own protocol.
                if (moved.address() == address) {
                    events.add(moved.channel());
                }
            }
            case Told.Other other -> unasked(other.address());
            case Told.Echo echo -> faults.add(Fault.ECHO);
            case Told.TwoWays ambiguous -> faults.add(Fault.AMBIGUOUS);
        }
    }

    /** Two answers to one question that say the same are one said twice; of two that differ, either may be another board's. */
    private void read(Told.Reading reading) {
        if (reading.address() != address || !(asked instanceof Asked.Status)) {
            unasked(reading.address());
            return;
        }
        if (contacts.isPresent()) {
            faults.add(Fault.FOREIGN);
            isContradicted |= !contacts.get().equals(reading.contacts());
        }
        contacts = Optional.of(reading.contacts());
    }

    private void answered(int from, Asked what) {
        if (from == address && what.equals(asked) && !isAcknowledged) {
            isAcknowledged = true;
        } else {
            unasked(from);
        }
    }

    /** A no is an answer: the bus works, and a second try would be refused as well. */
    private void refused(Told.Refusal refusal) {
        if (refusal.address() != address || !refusal.what().equals(asked)) {
            unasked(refusal.address());
            return;
        }
        faults.add(Fault.REFUSED);
        isAcknowledged = asked instanceof Asked.Release || asked instanceof Asked.Marker;
    }

    private void unasked(int from) {
        boolean isLate = from == address && asked instanceof Asked.Nothing;
        faults.add(isLate ? Fault.LATE : Fault.FOREIGN);
    }
}
