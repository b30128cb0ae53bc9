package parcellocker.sim.board;

import parcellocker.sim.clockwork.Timeline;
import parcellocker.sim.line.LineEnd;

/**
 * What a board is connected to.
 *
 * @param time the timeline they all live on
 * @param line the board's end of the line
 * @param steel the doors behind it
 * @param baud the line's speed, bits a second
 */
public record Hookup(Timeline time, LineEnd line, Steel steel, int baud) {}
