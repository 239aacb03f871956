using TemplateWorker.Discord.Interactions;

namespace TemplateWorker.Discord.Tests.Interactions;

public sealed class Ed25519PublicKeyTests
{
    // RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc).
    [Theory]
    [InlineData(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData(
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    [InlineData(
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704")]
    public void The_vectors_of_the_standard_hold_and_nothing_near_them(string key, string message, string signature)
    {
        using var publicKey = new Ed25519PublicKey(Convert.FromHexString(key));
        var (said, signed) = (Convert.FromHexString(message), Convert.FromHexString(signature));
        publicKey.Verifies(said, signed).ShouldBeTrue();

        publicKey.Verifies([.. said, 0], signed).ShouldBeFalse();
        publicKey.Verifies(said, signed.AsSpan(1)).ShouldBeFalse();
        publicKey.Verifies(said, []).ShouldBeFalse();
        for (var i = 0; i < signed.Length; i++)
        {
            signed[i] ^= 0x10;
            publicKey.Verifies(said, signed).ShouldBeFalse();
            signed[i] ^= 0x10;
        }
        publicKey.Verifies(said, signed).ShouldBeTrue("failures leave nothing behind");
    }

    [Fact]
    public void A_key_has_32_bytes() =>
        Should.Throw<ArgumentException>(() => new Ed25519PublicKey(new byte[31])).Message.ShouldContain("32 bytes");

    [Theory]
    [InlineData("")]
    [InlineData("d75a98")]
    [InlineData("x75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")]
    public void The_portals_key_has_64_digits(string key) =>
        Should.Throw<ArgumentException>(() => new InteractionSignature(key)).Message.ShouldContain("64 hexadecimal digits");
}
