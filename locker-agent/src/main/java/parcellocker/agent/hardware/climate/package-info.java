/** Thermometers and cold controllers, read and never set; and whether a zone has been too warm or too cold for too long. */
@NullMarked
package parcellocker.agent.hardware.climate;

import org.jspecify.annotations.NullMarked;
