package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Mode;
import parcellocker.contract.problem.Problem;

/**
 * The end of some worlds, after all came to rest: an earlier image of the disk is put back (reliability B11). From the first
 * contact with the city nothing opens. After the city's new epoch what it knew to be spent opens nothing, and what it knew to
 * lie here still goes to its recipient. In half of them the file is damaged instead and a new one begins in its place: it opens nothing
 * from its first turn on, and afterwards only if the city had the whole journal. What an old image did before anybody could tell that it is one is not judged: no other
 * oracle looks on any more.
 */
final class OldImage {
    private static final long MINUTE = 60_000;
    private static final int MOST_COME = 5;
    private static final long NEXT_EPOCH = Disk.EPOCH + 1;
    private final World world;
    private final Chance chance;
    /** Empty: an old image; else the last entry that the damaged file proves, or -1. */
    private OptionalLong damagedAt = OptionalLong.empty();

    OldImage(World world) {
        this.world = world;
        this.chance = world.chance().fork("image");
    }

    void demand() {
        world.seen().note("fault " + Fault.OLD_IMAGE);
        world.oracles().rest();
        world.uplink().link(false);
        Book truth = world.town().book();
        long last = world.disk().last();
        Optional<String> head = world.disk().hashAt(Disk.EPOCH, last);
        int before = world.plant().fired().size();
        if (chance.happens(0.5)) {
            damaged(last);
            everybodyComes();
            requireShut(before);
        } else {
            putBack();
            if (chance.happens(0.5)) {
                everybodyComes();
            }
        }
        boolean found = world.disk().isOldImage(Disk.EPOCH, last, head.orElseThrow());
        require(found, "B11", () -> "an image of " + world.disk().last() + " entries passes for one of " + last);
        inQuarantine(last);
        boolean isKnown = damagedAt.isEmpty() || (heardAgain(last) && damagedAt.getAsLong() == last);
        enrolled(truth);
        for (Town.Notice notice : world.town().notices()) {
            afterwards(truth, notice, isKnown);
        }
        onlyOnce(truth);
    }

    /** A new file in the place of a damaged one; from its first turn on it opens nothing. */
    private void damaged(long last) {
        long proven = chance.pick(List.of(-1L, last, last, last + 1));
        damagedAt = OptionalLong.of(proven);
        world.machine().die("the file is damaged");
        world.disk().begins(Book.empty(world.setup().cabinet()));
        world.trace().line("disk", "begins anew; the old file ended at " + proven);
        world.runFor(MINUTE);
        require(world.machine().isOn(), "L-8", () -> "a new file does not start");
        sayDamaged();
    }

    /** Each start does, until the city has begun anew. */
    private void sayDamaged() {
        if (damagedAt.isPresent()) {
            tell(new Input.FileDamaged("locker.db.damaged-1", Disk.EPOCH, damagedAt.getAsLong()));
        }
    }

    /** The next connection's welcome says once more how far the city is; now and then the enrolment comes without. */
    private boolean heardAgain(long last) {
        boolean heard = chance.happens(0.7);
        if (heard) {
            tell(new Input.OldImageSeen(Disk.EPOCH, last));
        }
        return heard;
    }

    private void putBack() {
        world.machine().die("an old image is put in");
        world.disk().putBack(chance);
        world.trace().line("disk", "has the image of entry " + world.disk().last());
        world.runFor(MINUTE);
        require(world.machine().isOn(), "L-2", () -> "an old image does not start");
    }

    /** Nothing opens for anybody, whatever they show; also not after a power cut. */
    private void inQuarantine(long last) {
        tell(new Input.OldImageSeen(Disk.EPOCH, last));
        int before = world.plant().fired().size();
        everybodyComes();
        world.machine().die("the power goes in quarantine");
        world.runFor(MINUTE);
        sayDamaged();
        everybodyComes();
        requireShut(before);
    }

    private void requireShut(int before) {
        require(
                world.plant().fired().size() == before,
                "B11",
                () -> "opened before the city began anew: "
                        + world.plant().fired().getLast());
    }

    private void everybodyComes() {
        world.street().reopen();
        List<Town.Notice> notices = new ArrayList<>(world.town().notices());
        for (int n = 0; n < MOST_COME && !notices.isEmpty(); n++) {
            Town.Notice notice = chance.pick(notices);
            notices.remove(notice);
            world.street().comes(new RecipientPerson(world, notice, RecipientPerson.By.EITHER, chance.fork("old" + n)));
        }
        Thing parcel =
                new Thing(new Waybill("OLD" + chance.digits(8)), "person-0001", chance.pick(List.of(Size.values())));
        world.street()
                .comes(new CourierPerson(
                        world, chance.pick(world.town().couriers()), List.of(parcel), chance.fork("courier")));
        world.street().comes(new TechnicianPerson(world, chance.fork("technician")));
        world.operators().callsAt();
        world.runFor(4 * MINUTE);
        world.street().close();
        world.runFor(2 * MINUTE);
        world.weather().shutDoors();
        world.runFor(MINUTE);
    }

    /** The city's word, with what it believes to lie here. */
    private void enrolled(Book truth) {
        List<Delivery> inside = truth.deliveries().values().stream()
                .filter(delivery -> delivery.state() != Delivery.State.COLLECTED)
                .map(delivery -> Delivery.begun(
                        delivery.id(),
                        delivery.waybills(),
                        delivery.courier(),
                        delivery.recipient(),
                        delivery.compartment(),
                        delivery.basis(),
                        delivery.state(),
                        delivery.code(),
                        Access.DRAFT))
                .toList();
        tell(new Input.Enrolled(NEXT_EPOCH, truth.directive(), inside));
        List<Mode> modes = world.disk().load().standing().modes();
        boolean free = !modes.contains(Mode.QUARANTINE) && !modes.contains(Mode.DAMAGED);
        require(free, "B11", () -> "the city's new epoch does not end the quarantine");
    }

    /** Spent is spent, and what surely lay here is still its recipient's; where the city is not sure, staff look first. */
    private void afterwards(Book truth, Town.Notice notice, boolean isKnown) {
        boolean live = isKnown
                && truth.deliveries()
                        .find(notice.delivery())
                        .filter(delivery -> delivery.state() == Delivery.State.STORED)
                        .filter(delivery -> delivery.access().state() == Access.State.LIVE)
                        .isPresent();
        List<Plant.Fired> fired = world.plant().fired();
        int before = fired.size();
        int since = world.disk().journal().size();
        world.street().reopen();
        world.street()
                .comes(new RecipientPerson(
                        world, notice, RecipientPerson.By.TOKEN, chance.fork("after" + notice.delivery())));
        world.street().close();
        world.runFor(MINUTE);
        require(live || fired.size() == before, "S-10", () -> notice.delivery() + " was spent, and opens again");
        if (live) {
            boolean collected = Convergence.isCollected(world, notice.delivery(), since);
            require(collected, "L-1", () -> notice.delivery() + " is lost with the old image");
        }
    }

    /** The city, unsure whether it was heard, says the same again: nothing begins anew (S-19, S-23). */
    private void onlyOnce(Book truth) {
        long before = world.disk().last();
        tell(new Input.Enrolled(NEXT_EPOCH, truth.directive(), List.of()));
        boolean again =
                world.disk().journal().stream().skip(before).anyMatch(line -> line.entry() instanceof Entry.Enrolled);
        require(!again, "S-19", () -> "epoch " + NEXT_EPOCH + " begins twice");
    }

    private void tell(Input input) {
        world.machine().happens(input);
        require(world.machine().isOn(), "L-2", () -> Problem.OLD_IMAGE + " ends the process");
    }

    private static void require(boolean holds, String rule, Supplier<String> detail) {
        Violation.unless(holds, rule, detail);
    }
}
