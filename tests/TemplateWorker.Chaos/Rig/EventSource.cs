using System.Diagnostics;
using TemplateWorker.Chaos.Records;
using TemplateWorker.Playground;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Chaos.Rig;

/// <summary>People who write messages at a steady rate, each in a guild that the seed decides.</summary>
sealed class EventSource
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    readonly ChaosOptions _options;
    readonly PlaygroundServer _playground;
    readonly EventLedger _ledger;
    readonly Snowflake[] _channels;
    readonly ushort[] _tenants;
    readonly long[] _sentOf;
    readonly long[] _sentTo = new long[ChaosOptions.Sandboxes];
    int _sent;

    /// <summary>Makes one that has sent nothing.</summary>
    /// <param name="options">How many, how fast.</param>
    /// <param name="playground">Where.</param>
    /// <param name="ledger">Tells how many have ended.</param>
    public EventSource(ChaosOptions options, PlaygroundServer playground, EventLedger ledger)
    {
        _options = options;
        _playground = playground;
        _ledger = ledger;
        _channels = [.. playground.World.Guilds.Select(guild => guild.Channels[0].Id)];
        Guilds = [.. playground.World.Guilds.Select(guild => guild.Id.Value)];
        _sentOf = new long[Guilds.Count];
        var random = new Random(options.Seed);
        _tenants = new ushort[options.Events];
        for (var number = 0; number < _tenants.Length; number++)
            _tenants[number] = (ushort)(number < options.Tenants ? number : random.Next(options.Tenants));
    }

    /// <summary>The guilds.</summary>
    public IReadOnlyList<ulong> Guilds { get; }

    /// <summary>How many were sent.</summary>
    public int Sent => Volatile.Read(ref _sent);

    /// <summary>How long it waited because too many were under way.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Place of the guild of an event in <see cref="Guilds"/>.</summary>
    public int TenantOf(int number) => _tenants[number];

    /// <summary>Sends one to each guild and waits until all have ended, so that every guild's templates run.</summary>
    /// <param name="stop">Gives up.</param>
    public async Task WarmUpAsync(CancellationToken stop)
    {
        while (_sent < _options.Tenants)
            Send();
        while (_ledger.Ended < _options.Tenants)
            await Task.Delay(Pause, stop);
    }

    /// <summary>Sends the others, no faster than the rate.</summary>
    /// <param name="clock">Runs since the first of them.</param>
    /// <param name="stop">Leaves out the rest.</param>
    public void Run(Stopwatch clock, CancellationToken stop)
    {
        while (_sent < _options.Events && !stop.IsCancellationRequested)
        {
            var due = Math.Min(_options.Events, _options.Tenants + (int)(clock.Elapsed.TotalSeconds * _options.Rate));
            while (_sent < due && HasRoom())
                Send();
            var isHeld = _sent < due;
            var paused = Stopwatch.GetTimestamp();
            Thread.Sleep(Pause);
            if (isHeld)
                Waited += Stopwatch.GetElapsedTime(paused);
        }
    }

    // Answers of the bot come back as events, too, and end, which makes the room a little wider in time.
    bool HasRoom()
    {
        var (tenant, place) = (_tenants[_sent], PlaceOf(_sent));
        return _sentTo[place] - _ledger.EndedAt(place) < _options.Window
            && _sentOf[tenant] - _ledger.EndedOf(tenant) < ChaosOptions.TenantWindow;
    }

    int PlaceOf(int number) => ChaosOptions.PlaceOf(Guilds[_tenants[number]]);

    void Send()
    {
        var number = _sent;
        _sentOf[_tenants[number]]++;
        _sentTo[PlaceOf(number)]++;
        _playground.People.SendMessage(_channels[_tenants[number]], _playground.MemberId, ChaosTemplate.MessageOf(number));
        Volatile.Write(ref _sent, number + 1);
    }
}
