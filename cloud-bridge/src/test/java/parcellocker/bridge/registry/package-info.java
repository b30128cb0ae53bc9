@NullMarked
package parcellocker.bridge.registry;

import org.jspecify.annotations.NullMarked;
