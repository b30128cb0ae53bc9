/** Thermometers. */
@NullMarked
package parcellocker.agent.hardware.climate;

import org.jspecify.annotations.NullMarked;
