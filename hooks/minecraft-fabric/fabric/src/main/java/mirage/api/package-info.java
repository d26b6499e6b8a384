/**
 * What other mods may use of Mirage, and all that they may use.
 *
 * <p>This package follows semantic versioning (see {@link mirage.api.MirageApi#VERSION}): what stands here keeps
 * working until the first number changes. Every other package of this mod is internal and changes without notice,
 * public classes too.
 */
package mirage.api;
