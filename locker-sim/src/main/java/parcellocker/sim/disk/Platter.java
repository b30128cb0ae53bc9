package parcellocker.sim.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import parcellocker.sim.clockwork.Chance;

/**
 * A folder as the disk below it holds it: what was synced for certain, what was not in the order in which it was asked for.
 * A creation is certain after an fsync of the folder or of the new file, a removal after one of the folder.
 */
public final class Platter {
    private static final List<Double> ARRIVING = List.of(0.1, 0.5, 0.9);

    private final SortedMap<String, Long> names = new TreeMap<>();
    private final SortedMap<Long, Content> contents = new TreeMap<>();
    private final List<Call> pending = new ArrayList<>();

    /** An empty folder. */
    public Platter() {}

    /** A folder after a start: all that is in it is certain. The files are numbered from 0 in the order of their names. */
    public Platter(SortedMap<String, byte[]> files) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            long number = names.size();
            names.put(file.getKey(), number);
            contents.put(number, new Content(file.getValue().clone()));
        }
    }

    private Platter(Platter other) {
        names.putAll(other.names);
        other.contents.forEach((file, content) -> contents.put(file, content.copy()));
    }

    /** The next call has succeeded, or the power went while it ran. */
    public void take(Call call) {
        switch (call) {
            case Call.Sync sync -> settle(sync.file());
            case Call.SyncFolder ignored -> settle(waiting -> !nameOf(waiting).isEmpty());
            case Call.Create create -> pending.add(create);
            case Call.Remove remove -> pending.add(remove);
            case Call.Write write -> pending.add(write);
            case Call.Resize resize -> pending.add(resize);
        }
    }

    /**
     * An fsync that failed. The kernel marks the pages clean all the same: no later fsync brings them to the disk, though every
     * reader still sees them.
     */
    void fail(long file, Chance chance) {
        List<Call> clean = new ArrayList<>();
        pending.removeIf(call -> isContentOf(file, call) && clean.add(call));
        tear(clean, chance);
    }

    /** How many calls a power cut might take back. */
    public int unsynced() {
        return pending.size();
    }

    /** The folder as the next start finds it after a power cut now. */
    public SortedMap<String, byte[]> after(Remains remains, Chance chance) {
        Platter left = new Platter(this);
        switch (remains) {
            case LOST -> {}
            case PREFIX -> pending.subList(0, chance.below(pending.size() + 1)).forEach(left::apply);
            case TORN -> left.tear(pending, chance);
            case KEPT -> pending.forEach(left::apply);
        }
        return left.files();
    }

    private SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        names.forEach((name, file) -> files.put(name, content(file).bytes()));
        return files;
    }

    private void settle(long file) {
        int last = -1;
        String name = "";
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i) instanceof Call.Create create && create.file() == file) {
                last = i;
                name = create.name();
            }
        }
        // The name's own past goes before it: a file under a name that was freed makes the freeing certain.
        List<Call> before = pending.subList(0, last + 1);
        String created = name;
        settle(before, call -> created.equals(nameOf(call)));
        settle(call -> isContentOf(file, call));
    }

    private void settle(Predicate<Call> certain) {
        settle(pending, certain);
    }

    private void settle(List<Call> among, Predicate<Call> certain) {
        List<Call> left = new ArrayList<>();
        for (Call call : among) {
            if (certain.test(call)) {
                apply(call);
            } else {
                left.add(call);
            }
        }
        among.clear();
        among.addAll(left);
    }

    private static boolean isContentOf(long file, Call call) {
        return (call instanceof Call.Write write && write.file() == file)
                || (call instanceof Call.Resize resize && resize.file() == file);
    }

    private static String nameOf(Call call) {
        if (call instanceof Call.Create create) {
            return create.name();
        }
        return call instanceof Call.Remove remove ? remove.name() : "";
    }

    private void apply(Call call) {
        switch (call) {
            case Call.Create create -> names.put(create.name(), create.file());
            case Call.Remove remove -> names.remove(remove.name());
            case Call.Write write ->
                content(write.file()).write(write.offset(), write.bytes(), 0, write.bytes().length);
            case Call.Resize resize -> content(resize.file()).resize(resize.bytes());
            case Call.Sync sync -> throw new IllegalStateException("never pending: " + sync);
            case Call.SyncFolder sync -> throw new IllegalStateException("never pending: " + sync);
        }
    }

    private void tear(List<Call> calls, Chance chance) {
        double arriving = chance.pick(ARRIVING);
        calls.forEach(call -> tear(call, arriving, chance));
    }

    private void tear(Call call, double arriving, Chance chance) {
        if (call instanceof Call.Write write) {
            int from = 0;
            while (from < write.bytes().length) {
                int within = (int) ((write.offset() + from) % Content.SECTOR);
                int length = Math.min(Content.SECTOR - within, write.bytes().length - from);
                if (chance.happens(arriving)) {
                    content(write.file()).write(write.offset(), write.bytes(), from, length);
                }
                from += length;
            }
        } else if (chance.happens(arriving)) {
            apply(call);
        }
    }

    private Content content(long file) {
        return contents.computeIfAbsent(file, fresh -> new Content(new byte[0]));
    }
}
