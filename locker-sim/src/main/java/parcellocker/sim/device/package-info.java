/** What stands around the doors: scanners, badge readers, thermometers, cold controllers, cameras, as they behave on their lines. */
@NullMarked
package parcellocker.sim.device;

import org.jspecify.annotations.NullMarked;
