using System.Text.Json;
using TemplateWorker.Playground.Components;

namespace TemplateWorker.Playground.World;

/// <summary>A form that the bot opened before a member.</summary>
/// <param name="InteractionId">The interaction it answered; submitting names it.</param>
/// <param name="ChannelId">Where.</param>
/// <param name="MemberId">Before whom.</param>
/// <param name="CustomId">What the bot named it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Components">Array of its components as on the wire.</param>
public sealed record OpenModal(
    Snowflake InteractionId, Snowflake ChannelId, Snowflake MemberId, string CustomId, string Title, JsonElement Components)
{
    /// <summary>What it asks for, in order of reading.</summary>
    public IReadOnlyList<FormInput> Inputs => ComponentTree.Inputs(Components);
}
