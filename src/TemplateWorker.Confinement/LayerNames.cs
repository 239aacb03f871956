using System.Text.Json;

namespace TemplateWorker.Confinement;

/// <summary>The names of the layers as people write and read them.</summary>
public static class LayerNames
{
    /// <summary>All layers, from the outermost.</summary>
    public static IReadOnlyList<ConfinementLayer> All { get; } = Enum.GetValues<ConfinementLayer>();

    /// <summary>The name of a layer: <c>no_new_privs</c>.</summary>
    /// <param name="layer">The layer.</param>
    public static string NameOf(this ConfinementLayer layer) => JsonNamingPolicy.SnakeCaseLower.ConvertName(layer.ToString());

    /// <summary>Finds a layer by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="layer">The layer.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string name, out ConfinementLayer layer)
    {
        foreach (var candidate in All)
        {
            if (candidate.NameOf() == name)
            {
                layer = candidate;
                return true;
            }
        }
        layer = default;
        return false;
    }
}
