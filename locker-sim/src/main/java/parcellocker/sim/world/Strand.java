package parcellocker.sim.world;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.line.VirtualLine;

/**
 * A line with the boards on it; it outlives processes.
 *
 * @param ids in the order of their addresses, which count from 1
 */
record Strand(BoardMake make, Tap tap, List<BoardId> ids, SortedMap<BoardId, VirtualBoard> boards) {

    /** Line number {@code number}, and these boards before the doors of the plant. */
    static Strand strung(World world, int number, List<BoardId> ids, Chance chance) {
        BoardMake make = chance.fork("make" + number).pick(List.of(BoardMake.values()));
        world.trace().line("line", number + " has boards of " + make);
        VirtualLine wire = new VirtualLine(world.time().clockwork(), make.baud());
        Tap tap = new Tap(world, make, new Tap.Ends(wire.attach(), wire.attach()), chance.fork("tap" + number));
        Strand strand = new Strand(make, tap, ids, new TreeMap<>());
        for (int i = 0; i < ids.size(); i++) {
            BoardId id = ids.get(i);
            BaySteel steel = new BaySteel(world, tap, chance.fork("steel " + id));
            world.plant().bays().stream().filter(bay -> bay.board().equals(id)).forEach(steel::add);
            VirtualBoard board = make.board(
                    i + 1,
                    new Hookup(world.time().clockwork(), wire.attach(), steel, make.baud()),
                    new parcellocker.sim.clockwork.Chance(chance.between(0, Long.MAX_VALUE - 1)));
            tap.hang(i + 1, new Tap.Hung(id, board));
            strand.boards().put(id, board);
        }
        return strand;
    }
}
