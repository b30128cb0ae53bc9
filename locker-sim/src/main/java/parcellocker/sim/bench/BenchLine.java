package parcellocker.sim.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.family.BoardFamily;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.RealTime;
import parcellocker.sim.line.NoisyEnd;
import parcellocker.sim.line.Port;

/** A line of the bench with its boards. Belongs to the timeline's thread. */
final class BenchLine {
    private final LinePlan plan;
    private final RealTime time;
    private final Port port;
    private final Map<String, BenchBoard> boards = new LinkedHashMap<>();
    private final Map<String, NoisyEnd> ends = new LinkedHashMap<>();
    private double bitErrorRate;

    /** Plugs a line in, without boards as yet. */
    BenchLine(RealTime time, LinePlan plan, Path folder) {
        this.plan = plan;
        this.time = time;
        port = plan.over().port(time, plan.baud(), folder.resolve(plan.id()));
    }

    void logTo(FrameLog frames) {
        FrameLog.Wire wire = new FrameLog.Wire(plan.id(), plan.baud());
        port.listen((value, nanos) -> frames.add(wire, FrameLog.Direction.TO_BOARD, value, nanos));
        port.tapSent((value, nanos) -> frames.add(wire, FrameLog.Direction.FROM_BOARD, value, nanos));
    }

    void hang(CabinetLayout.BoardPlace place, Plant plant, Chance chance) {
        NoisyEnd end = new NoisyEnd(port, chance.fork("line"));
        Hookup hookup = new Hookup(time, end, plant, plan.baud());
        ends.put(place.id(), end);
        BenchBoard board =
                new BenchBoard(place, BoardFamily.board(place.order().with(plan.settings(place.id())), hookup, chance));
        boards.put(place.id(), board);
        plant.supply().feeds(board.board());
    }

    String id() {
        return plan.id();
    }

    Port port() {
        return port;
    }

    Map<String, BenchBoard> boards() {
        return boards;
    }

    double bitErrorRate() {
        return bitErrorRate;
    }

    void bitErrorRate(double rate) {
        ends.values().forEach(end -> end.bitErrorRate(rate));
        bitErrorRate = rate;
    }

    LineState state() {
        return new LineState(
                plan.id(),
                port.name(),
                plan.baud(),
                port.isPlugged(),
                port.isAttached(),
                bitErrorRate,
                List.copyOf(boards.keySet()));
    }

    /**
     * A line as it is.
     *
     * @param id its name
     * @param name under which a program finds its other end
     * @param baud bits a second
     * @param plugged whether it is plugged in
     * @param attached whether a program has it open
     * @param bitErrorRate how likely one bit is turned over
     * @param boards ids of its boards
     */
    record LineState(
            String id,
            String name,
            int baud,
            boolean plugged,
            boolean attached,
            double bitErrorRate,
            List<String> boards) {}
}
