using System.Security.Cryptography;
using System.Text;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Interactions;

/// <summary>Makes the secret that lets the holder answer one interaction.</summary>
static class InteractionToken
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    const int SecretLength = 81;

    public static string Create(Snowflake interactionId) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(
            $"interaction:{interactionId}:{RandomNumberGenerator.GetString(Alphabet, SecretLength)}"))
            .TrimEnd('=');
}
