/** Cameras. */
@NullMarked
package parcellocker.agent.hardware.camera;

import org.jspecify.annotations.NullMarked;
