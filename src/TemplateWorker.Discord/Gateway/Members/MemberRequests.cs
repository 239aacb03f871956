using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace TemplateWorker.Discord.Gateway.Members;

/// <summary>
/// Requests for members of guilds, which Discord answers with events. Each carries a nonce, by which the parts of its answer
/// are known.
/// </summary>
/// <param name="send">Sends a frame by the shard of a guild; false when that has no session at the moment.</param>
/// <param name="time">The clock.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to give back.")]
public sealed class MemberRequests(Func<ulong, ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> send, TimeProvider time)
{
    /// <summary>The most that one answer brings, in bytes: some 10,000 members.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Requests for all members of a guild that may be under way at a time, each of which holds its answer.</summary>
    const int MostForAll = 4;

    // From one part to the next; the parts of one answer come in one go.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, MemberAnswer> _pending = [];
    readonly MemberRates _rates = new(time);
    readonly SemaphoreSlim _forAll = new(MostForAll);

    // Another host's nonces, and those of this one's last run, are told from its own.
    readonly string _run = RandomNumberGenerator.GetHexString(16, lowercase: true);

    long _last;

    /// <summary>Asks for members.</summary>
    /// <param name="guildId">Of which guild.</param>
    /// <param name="request">Which.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>An object of the lists <c>members</c>, <c>not_found</c> (ids) and <c>presences</c>, as Discord writes them.</returns>
    /// <exception cref="DiscordRateLimitedException">Too many requests for this guild.</exception>
    /// <exception cref="DiscordUnavailableException">The guild's shard is not connected, or Discord does not answer.</exception>
    /// <exception cref="DiscordAnswerTooLargeException">There are more than one answer may bring.</exception>
    public async Task<ReadOnlyMemory<byte>> RequestAsync(ulong guildId, MemberRequest request, CancellationToken cancellation)
    {
        _rates.Take(guildId, request.IsForAll);
        if (!request.IsForAll)
            return await AskAsync(guildId, request, cancellation);
        await _forAll.WaitAsync(cancellation);
        try
        {
            return await AskAsync(guildId, request, cancellation);
        }
        finally
        {
            _forAll.Release();
        }
    }

    /// <summary>Takes note of an event, if it answers a request. Every event of the gateway has to come by.</summary>
    public void Take(in GatewayDispatch dispatch)
    {
        if (_pending.IsEmpty)
            return;
        if (dispatch.EventName.SequenceEqual("GUILD_MEMBERS_CHUNK"u8))
        {
            if (MemberChunk.TryRead(dispatch.Data, out var chunk) && chunk.Nonce is { } nonce && _pending.TryGetValue(nonce, out var answer))
                answer.Add(chunk);
        }
        else if (dispatch.EventName.SequenceEqual("RATE_LIMITED"u8))
            TakeRefusal(dispatch.Data);
    }

    async Task<ReadOnlyMemory<byte>> AskAsync(ulong guildId, MemberRequest request, CancellationToken cancellation)
    {
        var nonce = string.Create(CultureInfo.InvariantCulture, $"{_run}{Interlocked.Increment(ref _last):x}");
        var answer = _pending[nonce] = new MemberAnswer(guildId, MostBytes);
        try
        {
            if (!await send(guildId, MemberFrame.Write(guildId, request, nonce), cancellation))
                throw new DiscordUnavailableException("The guild's shard is not connected at the moment; try again in some seconds.", mayHaveHappened: false);
            while (true)
            {
                var before = answer.Chunks;
                try
                {
                    return await answer.Whole.WaitAsync(Patience, time, cancellation);
                }
                catch (TimeoutException) when (answer.Chunks == before)
                {
                    throw new DiscordUnavailableException(
                        $"Discord did not answer a request for members within {Patience.TotalSeconds} s.", mayHaveHappened: true);
                }
                catch (TimeoutException)
                {
                    // Parts came meanwhile: the rest has as much time again.
                    continue;
                }
            }
        }
        finally
        {
            _pending.TryRemove(nonce, out _);
        }
    }

    void TakeRefusal(ReadOnlySpan<byte> data)
    {
        try
        {
            var refusal = JsonSerializer.Deserialize<JsonElement>(data);
            if (refusal.GetProperty("meta").TryGetProperty("nonce", out var nonce) && nonce.GetString() is { } name
                && _pending.TryGetValue(name, out var answer))
                answer.Fail(_rates.Refuse(answer.GuildId, TimeSpan.FromSeconds(refusal.GetProperty("retry_after").GetDouble())));
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            // Whoever asked learns from the silence.
            return;
        }
    }
}
