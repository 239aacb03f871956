namespace TemplateWorker.Storage.KeyValue;

/// <summary>Why a key-value call was refused.</summary>
public enum KeyValueProblem
{
    /// <summary>The key is empty, too long or not storable text.</summary>
    BadKey,

    /// <summary>The scopes are none, too many, or one of them is empty, too long or not storable text.</summary>
    BadScopes,

    /// <summary>The value is malformed or holds what cannot be stored.</summary>
    BadValue,

    /// <summary>The value is larger than a value may be.</summary>
    ValueTooLarge,

    /// <summary>The tenant has no room left for the value.</summary>
    QuotaExceeded,

    /// <summary>The search is contradictory, its page size out of bounds, or its cursor not one that was given out.</summary>
    BadQuery,

    /// <summary>The value to count up is not a number.</summary>
    NotANumber,

    /// <summary>The sum is beyond the numbers that can be stored.</summary>
    NumberOutOfRange,

    /// <summary>The time to live is no time, or beyond the longest.</summary>
    BadTimeToLive,

    /// <summary>The transaction has no operations, or more than it may have.</summary>
    BadTransaction,

    /// <summary>The list's name or a member of it is empty, too long or not storable text.</summary>
    BadList,
}
