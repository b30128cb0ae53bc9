package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.Profile;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

/** What the city asks of lockers about parcels. */
public final class Announcements {
    private final Database database;
    private final Directives directives;
    private final Seals seals;
    private final Expected expected;
    private final Supplier<Profile> today;

    /** @param sealing private keys of the city: persons rest sealed to it */
    public Announcements(Database database, Directives directives, KeyRing sealing) {
        this(database, directives, sealing, () -> Policies.free(1).profiles().getFirst());
    }

    /** @param today the profile that holds now: on which consents an announcement may rest */
    public Announcements(Database database, Directives directives, KeyRing sealing, Supplier<Profile> today) {
        this.today = today;
        this.database = database;
        this.directives = directives;
        this.seals = new Seals(sealing);
        this.expected = new Expected(sealing, Optional.empty());
    }

    /**
     * Announces a parcel to its locker. The same again changes nothing, unless it had lapsed; a parcel that is already inside is not announced to
     * the locker any more, its recipient only becomes known.
     *
     * @return whether it was new
     * @throws ProblemException {@link Problem#PARCEL_EXISTS} if the waybill is announced with something else,
     *     {@link Problem#REQUEST_MALFORMED} if it is new and rests on a consent that the profile of today does not allow,
     *     {@link Problem#ENROLMENT_MISSING} if nobody could read it at the locker yet
     */
    public boolean announce(Announcement asked) {
        return database.inTransaction(sql -> announce(sql, asked));
    }

    /** The same inside a transaction. */
    public boolean announce(Sql sql, Announcement asked) {
        String sealTo = Fleet.terminal(sql, asked.locker()).sealTo();
        if (sealTo.isEmpty()) {
            throw new ProblemException(Problem.ENROLMENT_MISSING, "the locker is registered but not enrolled yet");
        }
        boolean isNew = sql.change(
                        "insert into parcel_announced (waybill, locker, recipient, person, basis, size, marks)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        asked.waybill(),
                        asked.locker().value(),
                        recipient(asked),
                        seals.sealed(Recipient.of(asked.person(), asked.email())),
                        asked.basis(),
                        asked.size(),
                        Marks.words(asked.marks()))
                == 1;
        if (isNew) {
            requireConsent(asked);
        } else {
            requireSame(sql, asked);
        }
        if ((isNew || isExpectedAgain(sql, asked)) && !isInside(sql, asked)) {
            directives.give(sql, asked.locker(), directive(asked, sealTo));
        }
        return isNew;
    }

    /** Announces everything again that may still come to a locker which has forgotten it. */
    public void again(Sql sql, LockerId locker) {
        for (Directive.Parcel one : expected.parcels(sql, locker)) {
            directives.give(sql, locker, new Directive.Announce(List.of(one)));
        }
    }

    /**
     * Orders a new code.
     *
     * @param at the locker, needed only if several have a delivery of that name
     * @return the locker that was asked
     * @throws ProblemException {@link Problem#PARCEL_UNKNOWN}, or {@link Problem#REQUEST_MALFORMED} if it is over or ambiguous
     */
    public LockerId renew(String delivery, Optional<LockerId> at) {
        return database.inTransaction(sql -> {
            LockerId locker = holder(sql, delivery, at);
            directives.give(sql, locker, new Directive.RenewCode(delivery));
            return locker;
        });
    }

    /** Orders new codes of everything stored in a locker whose new board knows none of the old one's. */
    public void renewAll(Sql sql, LockerId locker) {
        List<String> stored = sql.all(
                "select delivery from parcel_delivery where locker = ? and state = any (?) order by delivery",
                row -> row.getString(1),
                locker.value(),
                List.of(State.STORED.name(), State.PICKUP_OPEN.name()));
        stored.forEach(delivery -> directives.give(sql, locker, new Directive.RenewCode(delivery)));
    }

    /** The locker that has a delivery which is not over. */
    static LockerId holder(Sql sql, String delivery, Optional<LockerId> at) {
        record Found(LockerId locker, State state) {}
        List<Found> found = sql
                .all(
                        "select locker, state from parcel_delivery where delivery = ? order by locker",
                        row -> new Found(new LockerId(row.getString(1)), State.valueOf(row.getString(2))),
                        delivery)
                .stream()
                .filter(one -> at.isEmpty() || at.get().equals(one.locker()))
                .toList();
        if (found.isEmpty()) {
            throw new ProblemException(Problem.PARCEL_UNKNOWN, "no such delivery");
        }
        if (found.size() > 1) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "locker: several have that delivery, say which");
        }
        if (found.getFirst().state().isOver()) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "the delivery is over");
        }
        return found.getFirst().locker();
    }

    /** It had lapsed: its locker has forgotten it. */
    private static boolean isExpectedAgain(Sql sql, Announcement asked) {
        return sql.change(
                        "update parcel_announced set lapsed_at = null, announced_at = now()"
                                + " where waybill = ? and lapsed_at is not null",
                        asked.waybill())
                == 1;
    }

    /** Where nobody was asked yet, the courier asks at the locker. */
    private void requireConsent(Announcement asked) {
        Basis basis = asked.basis();
        if (basis != null && !today.get().bases().contains(basis)) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "basis: not one that the policy of today allows");
        }
    }

    private void requireSame(Sql sql, Announcement asked) {
        Announcement before = sql.one(
                        "select waybill, locker, person, basis, size, marks from parcel_announced where waybill = ?",
                        this::announcement,
                        asked.waybill())
                .orElseThrow();
        if (!before.equals(asked)) {
            throw new ProblemException(Problem.PARCEL_EXISTS, "the waybill is announced with something else");
        }
    }

    private Announcement announcement(ResultSet row) throws SQLException {
        Recipient recipient = seals.recipient(row.getString(3));
        return new Announcement(
                row.getString(1),
                new LockerId(row.getString(2)),
                recipient.person(),
                recipient.email(),
                Optional.ofNullable(row.getString(4)).map(Basis::valueOf).orElse(null),
                row.getString(5),
                Marks.read(row));
    }

    private static boolean isInside(Sql sql, Announcement asked) {
        return sql
                .all(
                        "select state from parcel_delivery where locker = ? and ? = any (waybills)",
                        row -> State.valueOf(row.getString(1)),
                        asked.locker().value(),
                        asked.waybill())
                .stream()
                .anyMatch(state -> state != State.WITHDRAWN && state != State.FAILED);
    }

    private Directive directive(Announcement asked, String sealTo) {
        return new Directive.Announce(List.of(new Directive.Parcel(
                asked.waybill(),
                recipient(asked),
                Jose.seal(Json.write(asked.person()), sealTo),
                asked.basis(),
                asked.size(),
                Marks.said(asked.marks()))));
    }

    private String recipient(Announcement asked) {
        return seals.reference(asked.locker(), asked.person());
    }
}
