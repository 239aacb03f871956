using System.Globalization;
using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>Checks what a body says of a scheduled event. Limits are from Discord's documentation.</summary>
static class ScheduledEventForm
{
    const int Stage = 1;
    const int Voice = 2;
    const int External = 3;
    const int Scheduled = 1;
    const int Active = 2;
    const int Completed = 3;
    const int Canceled = 4;

    /// <summary>Checks a new event, or what an event becomes by a change.</summary>
    public static void Check(Form form, JsonElement result, GuildState guild, DateTimeOffset now, bool isNew)
    {
        form.Text("name", 1, 100, required: isNew);
        form.Text("description", 0, 1000);
        form.Choice("privacy_level", required: isNew, 2);
        form.Choice("entity_type", required: isNew, Stage, Voice, External);
        var start = ReadTime(form, "scheduled_start_time", required: isNew);
        var end = ReadTime(form, "scheduled_end_time", required: false);
        if (start <= now)
            form.Errors.At("scheduled_start_time").Add("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past.");
        if (start is not null && end <= start)
            form.Errors.At("scheduled_end_time").Add(
                "GUILD_SCHEDULED_EVENT_END_BEFORE_START", "Cannot schedule event to end before it starts.");
        CheckPlace(form, result, guild);
    }

    /// <summary>Checks that an event can go from one status to another.</summary>
    public static void CheckStatus(Form form, int before)
    {
        var wanted = form.Choice("status", required: false, Scheduled, Active, Completed, Canceled);
        var isPossible = wanted is null || wanted == before
            || (before == Scheduled && wanted is Active or Canceled)
            || (before == Active && wanted == Completed);
        if (!isPossible)
            form.Errors.At("status").Add("TRANSITION_INVALID", "Invalid Guild Scheduled Event Status Transition.");
    }

    static void CheckPlace(Form form, JsonElement result, GuildState guild)
    {
        if (result.Int32("entity_type") == External)
        {
            if (string.IsNullOrEmpty(result.Member("entity_metadata")?.Text("location")))
                form.Errors.At("entity_metadata").Add("BASE_TYPE_REQUIRED", "This field is required");
            if (result.Member("scheduled_end_time") is null)
                form.Errors.At("scheduled_end_time").Add("BASE_TYPE_REQUIRED", "This field is required");
            return;
        }
        var wanted = result.Int32("entity_type") == Stage ? ChannelType.Stage : ChannelType.Voice;
        if (guild.Channels.GetValueOrDefault(result.Id("channel_id") ?? default)?.Channel.Type != wanted)
            form.Errors.At("channel_id").Add("GUILD_SCHEDULED_EVENT_INVALID_CHANNEL", "Invalid channel for this kind of event.");
    }

    static DateTimeOffset? ReadTime(Form form, string name, bool required)
    {
        if (form.Text(name, 1, 40, required) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        form.Errors.At(name).Add("DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
        return null;
    }
}
