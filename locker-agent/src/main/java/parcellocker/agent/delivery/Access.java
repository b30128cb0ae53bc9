package parcellocker.agent.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may open a delivery's compartment as its recipient. DRAFT until the deposit is sure; LIVE → ARMED (an opening is
 * authorised) → GRACE (seen open and closed: only the same credential, a few times) → SPENT; never seen open: LIVE again.
 *
 * @param by the credential that armed it last
 * @param tries locker ages, in milliseconds, of the openings authorised and not completed
 * @param reopenings openings within the grace period
 * @param revoked ids of QR tokens that the city has taken back
 * @param plea what a caretaker may do for whoever has a credential and did not get the door to open
 * @param former codes that were replaced, oldest first: good until the recipient has been told of a newer one. Each of them is one
 *     more of the 10^8 that a guesser may hit, {@link #MOST_FORMER} at most; how often anyone may guess is counted for the locker
 *     and not for a code, so that with n of them a guess is right n + 1 times as often, and no guess is won
 */
public record Access(
        State state,
        Optional<CredentialRef> by,
        List<Long> tries,
        int reopenings,
        List<String> revoked,
        List<Verifier> former,
        Optional<Plea> plea) {
    /** A city that takes back more is refused. */
    public static final int MOST_REVOKED = 32;

    /** Openings of one delivery within a day that did not complete; then staff must look. */
    public static final int MOST_TRIES = 3;

    public static final int MOST_REOPENINGS = 3;

    /** Codes drawn one after another while nobody is told are few: the city orders three a day. */
    public static final int MOST_FORMER = 4;

    private static final long DAY = 24L * 3600 * 1000;

    public static final Access DRAFT =
            new Access(State.DRAFT, Optional.empty(), List.of(), 0, List.of(), List.of(), Optional.empty());

    public enum State {
        DRAFT,
        LIVE,
        ARMED,
        GRACE,
        SPENT
    }

    public Access {
        tries = List.copyOf(tries);
        revoked = List.copyOf(revoked);
        former = List.copyOf(former);
    }

    /** Whether this credential opens now, tries aside. */
    public boolean admits(CredentialRef credential) {
        if (isRevoked(credential)) {
            return false;
        }
        return switch (state) {
            case LIVE -> !isOver(credential);
            case GRACE -> by.equals(Optional.of(credential)) || replaces(credential);
            case DRAFT, ARMED, SPENT -> false;
        };
    }

    /** Whether a caretaker who names that ticket may open now. */
    public boolean admits(String ticket, long ageMillis) {
        return state == State.LIVE
                && plea.filter(known -> known.admits(ticket, ageMillis)).isPresent();
    }

    /** Whether that credential is good, and an opening within the last day did not bring the delivery out. */
    public boolean isShutOut(CredentialRef credential, long ageMillis) {
        return state == State.LIVE && admits(credential) && tries.stream().anyMatch(within(ageMillis));
    }

    /** Whether it is a code that was replaced, and its recipient knows a newer one. */
    private boolean isOver(CredentialRef credential) {
        return credential.kind() == CredentialRef.Kind.FORMER_CODE
                && former.stream().noneMatch(code -> CredentialRef.former(code).equals(credential));
    }

    /** Who opened it by a code that was replaced may be told of the present one before they open it again. */
    private boolean replaces(CredentialRef credential) {
        return credential.kind() == CredentialRef.Kind.CODE
                && by.filter(ref -> ref.kind() == CredentialRef.Kind.FORMER_CODE)
                        .isPresent();
    }

    public boolean isRevoked(CredentialRef credential) {
        return credential.kind() == CredentialRef.Kind.QR && revoked.contains(credential.ref());
    }

    /** Whether some recipient may know its credentials: between the deposit and the end. */
    public boolean isUsed() {
        return switch (state) {
            case LIVE, ARMED, GRACE -> true;
            case DRAFT -> isResting();
            case SPENT -> false;
        };
    }

    /** Whether its recipient has opened it and disputes what lay there: its credentials open nothing until somebody has looked. */
    public boolean isResting() {
        return state == State.DRAFT && by.isPresent();
    }

    public boolean hasTriesLeft(long ageMillis) {
        if (state == State.GRACE) {
            return reopenings < MOST_REOPENINGS;
        }
        return tries.stream().filter(within(ageMillis)).count() < MOST_TRIES;
    }

    /** Of the last day. */
    private static Predicate<Long> within(long ageMillis) {
        return age -> age > ageMillis - DAY;
    }

    /** With the right of a ticket, which replaces any earlier; or without any. */
    public Access pleading(Optional<Plea> next) {
        return new Access(state, by, tries, reopenings, revoked, former, next);
    }

    public Access live() {
        return new Access(State.LIVE, Optional.empty(), tries, 0, revoked, former, Optional.empty());
    }

    /** An opening is authorised: armed, or once more within grace. */
    public Access armed(CredentialRef credential, long ageMillis) {
        if (state == State.GRACE) {
            return new Access(state, by, tries, reopenings + 1, revoked, former, plea);
        }
        List<Long> more = new ArrayList<>(tries);
        more.removeIf(age -> age <= ageMillis - DAY);
        more.add(ageMillis);
        return new Access(State.ARMED, Optional.of(credential), more, 0, revoked, former, plea);
    }

    /** The opening did not show the parcel: live again, and who tried is kept, for that door may spring open late. */
    public Access disarmed() {
        return state == State.ARMED ? new Access(State.LIVE, by, tries, 0, revoked, former, plea) : this;
    }

    /** Seen open and closed: every other credential of the delivery dies here. */
    public Access inGrace() {
        return new Access(State.GRACE, by, List.of(), reopenings, revoked, former, Optional.empty());
    }

    /** Back to before the deposit was sure; who disputed it is kept. */
    public Access resting() {
        return new Access(State.DRAFT, by, tries, 0, revoked, former, Optional.empty());
    }

    public Access spent() {
        return new Access(State.SPENT, by, List.of(), reopenings, revoked, List.of(), Optional.empty());
    }

    /** A new code is drawn. The oldest one is what they were told last: of those between, the oldest gives way. */
    public Access renewed(Verifier before) {
        List<Verifier> more = new ArrayList<>(former);
        if (more.size() == MOST_FORMER) {
            more.remove(1);
        }
        more.add(before);
        return new Access(state, by, tries, reopenings, revoked, more, Optional.empty());
    }

    /** The recipient has been told of the code of that hash: those before it are over. One that is none of these says nothing. */
    public Access told(Verifier present, String hash) {
        if (present.hash().equals(hash)) {
            return toldAnew();
        }
        for (int i = 0; i < former.size(); i++) {
            if (former.get(i).hash().equals(hash)) {
                return new Access(state, by, tries, reopenings, revoked, former.subList(i, former.size()), plea);
            }
        }
        return this;
    }

    /** Only the present code is good. */
    public Access toldAnew() {
        return new Access(state, by, tries, reopenings, revoked, List.of(), plea);
    }

    /** A token of that id opens nothing any more, nor does a ticket that may rest on it. */
    public Access without(String token) {
        if (revoked.contains(token)) {
            return this;
        }
        List<String> more = new ArrayList<>(revoked);
        more.add(token);
        return new Access(state, by, tries, reopenings, more, former, Optional.empty());
    }
}
