package parcellocker.contract.status;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a locker is built of, as its own configuration says: the boards, and what hangs on them. A city holds it against what one of its
 * people has accepted.
 */
public record Hardware(List<Board> boards) {
    /** Of an agent that does not say. */
    public static final Hardware NONE = new Hardware(List.of());

    public Hardware {
        boards = List.copyOf(boards);
    }

    /**
     * One lock board.
     *
     * @param line the serial line, or the network's, on which it hangs
     * @param speaks what is spoken with it, e.g. {@code kerong cu48 2020}
     * @param channels how many outputs it has
     */
    public record Board(String board, String line, String speaks, int address, int channels, List<Door> doors) {
        public Board {
            doors = List.copyOf(doors);
        }
    }

    /**
     * What hangs on one output.
     *
     * @param channel counts from 1
     * @param size S, M or L
     * @param floor millimetres from the ground to the lower edge; 0: not measured
     * @param zone e.g. AMBIENT
     * @param contact what a set bit of its contact means, e.g. CLOSED_IS_1
     */
    public record Door(int channel, String compartment, String size, int floor, String zone, String contact) {}

    /** Where each compartment hangs and what is known of it, in words for people; all that is told of it, so that other words are another thing. */
    public SortedMap<String, String> compartments() {
        SortedMap<String, String> words = new TreeMap<>();
        for (Board board : boards) {
            board.doors().forEach(door -> words.put(door.compartment(), words(board, door)));
        }
        return words;
    }

    private static String words(Board board, Door door) {
        return String.join(
                " · ",
                board.board() + "/" + door.channel(),
                board.line() + " " + board.speaks() + " @" + board.address(),
                door.size() + " " + door.floor() + " mm",
                door.zone(),
                door.contact());
    }

    /** Compartments that were added, taken away, or hang, are or are read otherwise than in {@code other}, in order. */
    public List<String> differing(Hardware other) {
        SortedMap<String, String> here = compartments();
        SortedMap<String, String> there = other.compartments();
        SortedMap<String, String> all = new TreeMap<>(there);
        all.putAll(here);
        List<String> differing = new ArrayList<>(all.keySet());
        differing.removeIf(compartment -> {
            String word = here.get(compartment);
            return word != null && word.equals(there.get(compartment));
        });
        return List.copyOf(differing);
    }
}
