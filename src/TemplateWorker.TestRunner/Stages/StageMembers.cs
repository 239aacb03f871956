using System.Text;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Gateway.Members;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Playground.InMemory;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>Members of a stage's guild, asked for as the gateway is, which there is none of.</summary>
sealed class StageMembers : IGuildMembers
{
    readonly InMemoryPlayground _playground;
    readonly MemberRequests _requests;

    /// <summary>Makes it.</summary>
    /// <param name="playground">Where the guild is.</param>
    /// <param name="time">The clock of the limits.</param>
    public StageMembers(InMemoryPlayground playground, TimeProvider time)
    {
        _playground = playground;
        _requests = new MemberRequests(Send, time);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> RequestAsync(ulong guildId, MemberRequest request, CancellationToken cancellationToken) =>
        _requests.RequestAsync(guildId, request, cancellationToken);

    ValueTask<bool> Send(ulong guildId, ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        foreach (var answer in _playground.RequestMembers(frame))
            _requests.Take(new GatewayDispatch(0, Encoding.UTF8.GetBytes(answer.Name), 0, guildId, answer.Data.Span));
        return ValueTask.FromResult(true);
    }
}
