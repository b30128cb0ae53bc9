/** The board's own pins: the rescue key, the hatch, the mains, the lock supply's gate, lamp and buzzer. */
@NullMarked
package parcellocker.agent.hardware.gpio;

import org.jspecify.annotations.NullMarked;
