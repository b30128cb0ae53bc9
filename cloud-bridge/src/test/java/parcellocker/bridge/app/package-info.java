@NullMarked
package parcellocker.bridge.app;

import org.jspecify.annotations.NullMarked;
