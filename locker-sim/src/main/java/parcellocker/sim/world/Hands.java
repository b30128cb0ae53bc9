package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;
import parcellocker.contract.problem.Problem;

/** What a person can do. Everything goes through the screen, the scanner and the doors. */
final class Hands {
    private static final int MOST_SCANNED = 512;
    private final World world;
    private final String name;

    Hands(World world, String name) {
        this.world = world;
        this.name = name;
    }

    Optional<Shown> see() {
        return world.machine().glass();
    }

    void touch(Touch touch) {
        see().ifPresent(shown -> touch(shown.view(), touch));
    }

    void touch(long view, Touch touch) {
        world.trace().line(name, "touches " + touch.getClass().getSimpleName());
        lie(touch);
        declare(touch);
        world.machine().happens(new Input.Touched(view, touch));
    }

    /** Which parcel somebody says is damaged: what the page before them is about. */
    private void declare(Touch touch) {
        if (touch instanceof Touch.PackagingDamaged) {
            see().flatMap(shown -> about(shown.page())).ifPresent(world.crowd()::saidDamaged);
        }
    }

    private static Optional<Waybill> about(Page page) {
        if (page instanceof Page.AttestConsent consent) {
            return Optional.of(consent.waybill());
        }
        if (page instanceof Page.ChooseSize choice) {
            return Optional.of(choice.waybill());
        }
        return page instanceof Page.PutParcelIn put ? Optional.of(put.waybill()) : Optional.empty();
    }

    /** Who says "empty" with something inside has left it there (S-7). */
    private void lie(Touch touch) {
        boolean saysEmpty = touch instanceof Touch.TooSmall
                || touch instanceof Touch.TooLarge
                || touch instanceof Touch.TookBack
                || touch instanceof Touch.FoundBroken
                || touch instanceof Touch.FoundDirty
                || touch instanceof Touch.PackagingDamaged
                || touch instanceof Touch.Back;
        Optional<Page> page = see().map(Shown::page);
        if (saysEmpty && page.isPresent() && page.get() instanceof Page.PutMailIn put) {
            bay(put.compartment()).things().forEach(Thing::mark);
        } else if (saysEmpty && page.isPresent() && page.get() instanceof Page.PutParcelIn put) {
            bay(put.compartment()).things().forEach(Thing::mark);
        } else if (saysEmpty && page.isPresent() && page.get() instanceof Page.LookInside look) {
            bay(look.compartment()).things().forEach(Thing::mark);
        }
    }

    /** Shuts in what they might have taken out. Shorter than a second, no locker takes it for a visit. */
    void forget(CompartmentId id) {
        if (world.time().now() - bay(id).openedAt() >= 1_000) {
            bay(id).things().forEach(Thing::mark);
        }
    }

    void scan(String text) {
        world.trace().line(name, "scans");
        boolean tooLong = text.length() > MOST_SCANNED;
        world.machine().happens(tooLong ? new Input.ScanRefused(Problem.SCAN_TOO_LONG) : new Input.Scanned(text));
    }

    Bay bay(CompartmentId id) {
        return world.plant().bay(id);
    }

    boolean isOpen(CompartmentId id) {
        return bay(id).isOpen();
    }

    void put(CompartmentId id, Thing thing) {
        world.trace().line(name, "puts " + thing + " into " + id);
        bay(id).things().add(thing);
        world.oracles().check();
    }

    /** Everything out. */
    List<Thing> takeAll(CompartmentId id) {
        List<Thing> taken = List.copyOf(bay(id).things());
        world.trace().line(name, "takes " + taken + " out of " + id);
        bay(id).things().clear();
        world.oracles().check();
        return taken;
    }

    void take(CompartmentId id, Thing thing) {
        world.trace().line(name, "takes " + thing + " out of " + id);
        bay(id).things().remove(thing);
        world.oracles().check();
    }

    void shut(CompartmentId id) {
        world.plant().close(bay(id), "by " + name);
        world.oracles().check();
    }

    void leavesOpen(CompartmentId id) {
        world.trace().line(name, "leaves " + id + " open");
        world.seen().note("fault " + Fault.LEFT_OPEN);
    }
}
