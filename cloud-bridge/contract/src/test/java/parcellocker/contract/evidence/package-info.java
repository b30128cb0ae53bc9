@NullMarked
package parcellocker.contract.evidence;

import org.jspecify.annotations.NullMarked;
