package parcellocker.sim.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parcellocker.sim.board.ContactSense;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Supply;
import parcellocker.sim.board.Trouble;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.Timeline;

/** The cabinet's compartments by the names printed on them. Belongs to the timeline's thread. */
final class Doors {
    private final Timeline time;
    private final CabinetLayout layout;
    private final Map<String, Plant> plants = new LinkedHashMap<>();
    private final List<Runnable> watchers = new ArrayList<>();

    Doors(Timeline time, CabinetLayout layout, Supply supply, Chance chance) {
        this.time = time;
        this.layout = layout;
        for (CabinetLayout.BoardPlace board : layout.boards()) {
            List<ContactSense> locks = new ArrayList<>();
            for (int channel = 1; channel <= board.channels(); channel++) {
                locks.add(senseOf(board.id(), channel));
            }
            plants.put(board.id(), new Plant(time, chance.fork(board.id()), locks, supply));
        }
    }

    private ContactSense senseOf(String board, int channel) {
        return layout.places().stream()
                .filter(place -> place.board().equals(board) && place.channel() == channel)
                .map(CabinetLayout.Place::contact)
                .findFirst()
                .orElse(ContactSense.CLOSED_IS_1);
    }

    /** What is behind a board. */
    Plant plant(String board) {
        Plant plant = plants.get(board);
        if (plant == null) {
            throw new IllegalArgumentException("the layout describes no board " + board);
        }
        return plant;
    }

    void watch(Runnable changed) {
        watchers.add(changed);
        plants.values().forEach(plant -> plant.watch(channel -> changed.run()));
    }

    List<DoorView> all() {
        return layout.places().stream().map(this::view).toList();
    }

    DoorView one(String id) {
        return view(place(id));
    }

    void pushShut(String id) {
        at(
                id,
                (plant, channel) -> refuseUnless(
                        plant.pushShut(channel),
                        "the latch of " + id + " is still drawn: wait until its coil lets go"));
    }

    void force(String id) {
        at(id, Plant::force);
    }

    void put(String id, String label) {
        at(id, (plant, channel) -> refuseUnless(plant.put(channel, label), "the door of " + id + " is shut"));
    }

    /** Takes a parcel out; without a label, all that is there. */
    void take(String id, @Nullable String label) {
        at(id, (plant, channel) -> {
            refuseUnless(plant.isOpen(channel), "the door of " + id + " is shut");
            Stream<String> wanted = label == null ? plant.contents(channel).stream() : Stream.of(label);
            wanted.forEach(one -> refuseUnless(plant.take(channel, one), "no parcel " + one + " lies in " + id));
        });
    }

    void trouble(String id, Trouble trouble) {
        at(id, (plant, channel) -> plant.trouble(channel, trouble));
    }

    /** Exchanges the cables of two coils of one board, or of two contacts. */
    void swap(String id, String other, boolean ofLocks) {
        CabinetLayout.Place second = place(other);
        at(id, (plant, channel) -> {
            refuseUnless(
                    second.board().equals(place(id).board()) && second.channel() != channel,
                    "cables are exchanged between two doors of one board, not between " + id + " and " + other);
            if (ofLocks) {
                plant.swapLocks(channel, second.channel());
            } else {
                plant.swapSensors(channel, second.channel());
            }
            // No door has moved, which is all that a plant tells of: but the page draws cables too.
            watchers.forEach(Runnable::run);
        });
    }

    /** Puts everything about a door right. */
    void repair(String id) {
        at(id, (plant, channel) -> {
            plant.trouble(channel, Trouble.NONE);
            plant.straighten(channel);
        });
    }

    private void at(String id, ObjIntConsumer<Plant> deed) {
        CabinetLayout.Place place = place(id);
        deed.accept(plant(place.board()), place.channel());
    }

    private CabinetLayout.Place place(String id) {
        return layout.places().stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseThrow(() -> BenchRefusal.unknown("there is no compartment " + id));
    }

    private DoorView view(CabinetLayout.Place place) {
        return DoorView.of(place, plant(place.board()), time, channel -> named(place.board(), channel));
    }

    private String named(String board, int channel) {
        return layout.places().stream()
                .filter(place -> place.board().equals(board) && place.channel() == channel)
                .map(CabinetLayout.Place::id)
                .findFirst()
                .orElse("channel " + channel);
    }

    private static void refuseUnless(boolean possible, String why) {
        if (!possible) {
            throw BenchRefusal.impossible(why);
        }
    }
}
