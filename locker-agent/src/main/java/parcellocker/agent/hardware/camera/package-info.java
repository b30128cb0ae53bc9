/** Cameras over HTTP: pictures of them, whether they see anything, and codes in what they see. */
@NullMarked
package parcellocker.agent.hardware.camera;

import org.jspecify.annotations.NullMarked;
