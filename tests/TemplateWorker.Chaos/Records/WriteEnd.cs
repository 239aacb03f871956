namespace TemplateWorker.Chaos.Records;

/// <summary>How a template's write ended, as the host answered it.</summary>
enum WriteEnd : byte
{
    /// <summary>There was none, or it was not answered.</summary>
    None,

    /// <summary>It was acknowledged.</summary>
    Acknowledged,

    /// <summary>It was refused while the database was away.</summary>
    DatabaseAway,

    /// <summary>Its dispatch ended first.</summary>
    TooLate,

    /// <summary>It was refused for a reason that no fault explains.</summary>
    Refused,
}
